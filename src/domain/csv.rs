//! A table as a file that spreadsheets open (RFC 4180), and that cannot do anything in one.

/// By this mark spreadsheets know that the text is UTF-8.
const MARK: char = '\u{feff}';

/// A file of these lines, the first of which names the columns.
pub fn file<'a>(lines: impl IntoIterator<Item = &'a [String]>) -> String {
    let mut text = String::from(MARK);
    for line in lines {
        for (index, cell) in line.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            put(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

fn put(text: &mut String, cell: &str) {
    let is_live = begins_a_formula(cell);
    let is_plain = !is_live && !cell.contains([',', '"', '\r', '\n']) && cell.trim() == cell;
    if is_plain {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if is_live {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

/// Whether a spreadsheet could take a cell for a formula (design, section 7), in any width of writing.
fn begins_a_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n'])
        || cell
            .trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(cell: &str) -> String {
        file([[cell.to_owned()].as_slice()])
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let line = ["plain", "a,b", "say \"hi\"", "two\nlines", ""].map(str::to_owned);
        assert_eq!(
            file([line.as_slice()]),
            "\u{feff}plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n"
        );
    }

    #[test]
    fn formulas_are_made_harmless() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            let expected = format!("\u{feff}\"'{cell}\"\r\n");
            assert_eq!(one(cell), expected);
        }
        assert_eq!(one("node-1"), "\u{feff}node-1\r\n");
    }

    /// Reads a file as the standard says.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut lines = Vec::new();
        let (mut line, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
        let mut chars = text.trim_start_matches(MARK).chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if is_quoted && chars.peek() == Some(&'"') => {
                    cell.push('"');
                    chars.next();
                }
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => line.push(std::mem::take(&mut cell)),
                '\r' if !is_quoted && chars.peek() == Some(&'\n') => {
                    chars.next();
                    line.push(std::mem::take(&mut cell));
                    lines.push(std::mem::take(&mut line));
                }
                c => cell.push(c),
            }
        }
        lines
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_and_runs_nowhere(
            lines in proptest::collection::vec(proptest::collection::vec("[-=+@,\"a \t\r\n＝é]{0,6}", 1..4), 0..4),
        ) {
            let again = read(&file(lines.iter().map(Vec::as_slice)));
            prop_assert_eq!(again.len(), lines.len());
            for (written, line) in lines.iter().zip(&again) {
                prop_assert_eq!(written.len(), line.len());
                for (written, cell) in written.iter().zip(line) {
                    prop_assert!(!begins_a_formula(cell));
                    prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), written.as_str());
                }
            }
        }
    }
}
