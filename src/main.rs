//! The standalone entry: the whole page is ours.

fn main() {
    atmosphere_imaging::embed::begin();
}
