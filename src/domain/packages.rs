//! The output of package tools, understood as a list of software.
//!
//! A text is understood whole or not at all: one line that its tool would not have printed, and it
//! is left as it is.

mod conda;
mod modules;
mod pip;
mod system;

/// A tool whose output is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// `dpkg -l`
    Dpkg,
    /// `rpm -qa`
    Rpm,
    /// `pip freeze`, `pip list`
    Pip,
    /// `conda list`, `conda list --export`
    Conda,
    /// `module list`, of Lmod or of Environment Modules
    Modules,
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub tool: Tool,
    /// `name version`, and where it is if that was said. Each once, in the order of the output.
    pub packages: Vec<String>,
    /// How many were listed that are not there: removed, or not loaded.
    pub absent: usize,
    /// Where all of it is, where the tool says so.
    pub place: Option<String>,
}

/// Takes the output of one tool apart; `None` for any other text.
pub fn understand(text: &str) -> Option<Listing> {
    let lines = output(text);
    let readers: [(Tool, Reader); 5] = [
        (Tool::Dpkg, system::dpkg),
        (Tool::Rpm, system::rpm),
        (Tool::Pip, pip::read),
        (Tool::Conda, conda::read),
        (Tool::Modules, modules::read),
    ];
    readers.into_iter().find_map(|(tool, read)| {
        let found = read(&lines).filter(|it| !it.packages.is_empty())?;
        Some(Listing {
            tool,
            packages: found.packages,
            absent: found.absent,
            place: found.place,
        })
    })
}

impl Listing {
    /// As it stands in the form. The place comes first: the manual asks for paths.
    pub fn text(&self) -> String {
        let mut lines: Vec<&str> = Vec::new();
        let place = self
            .place
            .as_ref()
            .map(|it| format!("conda environment {it}"));
        lines.extend(place.as_deref());
        lines.extend(self.packages.iter().map(String::as_str));
        lines.join("\n")
    }

    /// The same between what stands around it, on lines of its own.
    pub fn text_between(&self, before: &str, after: &str) -> String {
        let mut text = self.text();
        if !before.is_empty() && !before.ends_with('\n') {
            text.insert(0, '\n');
        }
        if !after.is_empty() && !after.starts_with('\n') {
            text.push('\n');
        }
        text
    }
}

type Reader = fn(&[&str]) -> Option<Found>;

/// What a reader has found so far.
#[derive(Default)]
struct Found {
    packages: Vec<String>,
    absent: usize,
    place: Option<String>,
}

impl Found {
    fn add(&mut self, package: String) {
        // The same library for two architectures is one program.
        if self.packages.last() != Some(&package) && !self.packages.contains(&package) {
            self.packages.push(package);
        }
    }
}

/// The commands, as they are copied along with their output.
const COMMANDS: [&str; 13] = [
    "conda list",
    "dpkg --list",
    "dpkg -l",
    "mamba list",
    "ml list",
    "module list",
    "pip freeze",
    "pip list",
    "pip3 freeze",
    "pip3 list",
    "python -m pip",
    "python3 -m pip",
    "rpm -qa",
];

/// The lines that are not blank, without the command above and the prompt below.
fn output(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text
        .lines()
        .map(str::trim_end)
        .filter(|it| !it.is_empty())
        .collect();
    if lines.first().is_some_and(|it| is_command(it)) {
        lines.remove(0);
    }
    if lines
        .last()
        .is_some_and(|it| it.ends_with(['$', '#', '%']) && !it.starts_with('#'))
    {
        lines.pop();
    }
    lines
}

fn is_command(line: &str) -> bool {
    let command = ["$ ", "# ", "% "]
        .into_iter()
        .find_map(|prompt| line.split_once(prompt))
        .map_or(line, |(_, it)| it)
        .trim_start();
    let command = command.strip_prefix("sudo ").unwrap_or(command);
    COMMANDS.iter().any(|it| {
        command.starts_with(it) || line.strip_suffix(it).is_some_and(|it| it.ends_with(' '))
    })
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packages(text: &str) -> Option<(Tool, Vec<String>)> {
        understand(text).map(|it| (it.tool, it.packages))
    }

    #[test]
    fn the_command_and_the_prompt_around_it_are_no_packages() {
        let text =
            "(base) alice@maize:~$ pip freeze\nnumpy==1.26.4\npip==24.0\n(base) alice@maize:~$";
        let expected = vec!["numpy 1.26.4".to_owned(), "pip 24.0".to_owned()];
        assert_eq!(packages(text), Some((Tool::Pip, expected)));
        // A package of that name is no command.
        let expected = vec!["pip 24.0".to_owned()];
        assert_eq!(packages("pip==24.0\n"), Some((Tool::Pip, expected)));
    }

    #[test]
    fn mixed_and_unknown_texts_are_left_alone() {
        for text in [
            "",
            "\n\n",
            "STAR 2.7.10b /opt/star/bin/STAR",
            "it  works fine",
            "numpy==1.26.4\nbash-5.1.8-6.el9.x86_64",
            "numpy==1.26.4\nand the R packages of the course",
            "# our tools\nnumpy==1.26.4",
            "Package Version\nnumpy 1.26.4",
            "bash-5.1.8-6.el9.x86_64\nsome notes",
            "ii  bash  5.1-6ubuntu1  amd64  GNU Bourne Again SHell\nnumpy==1.26.4",
            "Currently Loaded Modules:\n  1) gcc/9.3.0\nand R by hand",
            "No modules loaded",
            "requests>=2.0",
            "rlang=1.1.3",
            "a - b - c.x86_64",
        ] {
            assert_eq!(understand(text), None, "{text}");
        }
    }

    #[test]
    fn it_gets_lines_of_its_own() {
        let Some(listing) = understand("numpy==1.26.4") else {
            panic!("it is the output of pip freeze");
        };
        for (before, after, between) in [
            ("", "", "numpy 1.26.4"),
            ("STAR", "", "\nnumpy 1.26.4"),
            ("STAR\n", "\nBWA", "numpy 1.26.4"),
            ("ST", "AR", "\nnumpy 1.26.4\n"),
        ] {
            assert_eq!(listing.text_between(before, after), between);
        }
    }

    /// Names and versions as packages have them, each name once.
    fn some_packages() -> impl Strategy<Value = Vec<(String, String)>> {
        let one = (
            "[a-z][a-z0-9]{0,6}(-[a-z][a-z0-9]{1,4}){0,2}",
            "[0-9]{1,2}(\\.[0-9]{1,3}){1,2}",
        );
        proptest::collection::btree_map(one.0, one.1, 1..12).prop_map(|it| it.into_iter().collect())
    }

    /// How each tool would print packages.
    fn printed(tool: Tool, packages: &[(String, String)]) -> String {
        let row = |(name, version): &(String, String)| match tool {
            Tool::Dpkg => format!("ii  {name:<20} {version:<12} amd64        What {name} is for"),
            Tool::Rpm => format!("{name}-{version}-3.el9.x86_64"),
            Tool::Pip => format!("{name}=={version}"),
            Tool::Conda => format!("{name}={version}=py311_0"),
            Tool::Modules => format!("  1) {name}/{version} (L)"),
        };
        let rows: Vec<String> = packages.iter().map(row).collect();
        let head = if tool == Tool::Modules {
            "Currently Loaded Modules:\n"
        } else {
            ""
        };
        format!("{head}{}\n", rows.join("\n"))
    }

    const TOOLS: [Tool; 5] = [Tool::Dpkg, Tool::Rpm, Tool::Pip, Tool::Conda, Tool::Modules];

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = understand(&text);
        }

        #[test]
        fn no_text_like_an_output_panics(text in "([#|(+<>=@/: ,.$-]|[a-e0-3]|ii  |\n|é|Currently Loaded Modules:\n|Package Version\n|# Name Version\n){0,40}") {
            let _ = understand(&text);
        }

        #[test]
        fn what_a_tool_prints_comes_out_again(packages in some_packages()) {
            for tool in TOOLS {
                let suffix = if tool == Tool::Rpm { "-3.el9" } else { "" };
                let expected: Vec<String> = packages.iter().map(|(name, version)| format!("{name} {version}{suffix}")).collect();
                let found = understand(&printed(tool, &packages));
                prop_assert_eq!(found.as_ref().map(|it| (it.tool, &it.packages)), Some((tool, &expected)));
                // What stands in the form is not taken for an output once more.
                prop_assert_eq!(found.and_then(|it| understand(&it.text())), None);
            }
        }

        #[test]
        fn two_tools_at_once_are_left_alone(packages in some_packages(), first in 0..5_usize, more in 1..5_usize) {
            let second = TOOLS[(first + more) % 5];
            let text = printed(TOOLS[first], &packages) + &printed(second, &packages);
            prop_assert_eq!(understand(&text), None);
        }

        #[test]
        fn one_line_of_prose_leaves_it_alone(packages in some_packages(), at in 0..5_usize, first in any::<bool>()) {
            let listed = printed(TOOLS[at], &packages);
            let prose = "These are the tools of our course, see the wiki.";
            let text = if first { format!("{prose}\n{listed}") } else { format!("{listed}{prose}") };
            prop_assert_eq!(understand(&text), None);
        }
    }
}
