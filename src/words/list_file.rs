//! The list as a file, in the words of the program's language.

use crate::domain::instance::Instance;
use crate::domain::instance_view::Column;
use crate::domain::standing::Standing;
use crate::words::{details, instances, list_tools, status};

/// The line above the others.
pub fn head(columns: &[Column]) -> Vec<String> {
    let mut line: Vec<String> = columns
        .iter()
        .map(|it| instances::column(*it).to_owned())
        .collect();
    line.extend([instances::OWNER, instances::INSTANCE_ID].map(str::to_owned));
    line
}

/// A line of the file; `launched` is the moment in the form that spreadsheets read.
pub fn line(
    it: &Instance,
    columns: &[Column],
    standing: &Standing,
    launched: String,
) -> Vec<String> {
    let cell = |column: &Column| match column {
        Column::Name => instances::name_of(it),
        Column::Status if it.ended.is_some() => details::DELETED.to_owned(),
        Column::Status => status::label(&it.status),
        Column::IpAddress => it.usable_ip().unwrap_or_default().to_owned(),
        Column::Size => it.size.name.clone(),
        Column::Image => instances::image_of(it),
        Column::Project => it
            .project
            .as_ref()
            .map_or_else(String::new, |it| it.name.clone()),
        Column::Provider => it.provider.name.clone(),
        Column::Launched => launched.clone(),
        Column::Imaging => list_tools::standing(standing, it),
    };
    let mut line: Vec<String> = columns.iter().map(cell).collect();
    line.extend([it.owner.username.0.clone(), it.uuid.0.clone()]);
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::instance;

    #[test]
    fn a_line_of_the_file_has_a_cell_for_each_column() {
        let it = instance();
        let line = line(&it, &Column::ALL, &Standing::Ready, "2026".into());
        assert_eq!(line.len(), head(&Column::ALL).len());
        assert_eq!(line[0], "aligner-01");
        assert_eq!(line[8], list_tools::standing(&Standing::Ready, &it));
    }
}
