//! Reading the QR codes on the screen, as a phone that is held before it would.

use crate::{Page, failure::Trouble};

impl Page {
    /// Wait until a code on the screen says this.
    pub async fn reads_code(&self, text: &str) -> Result<(), Trouble> {
        self.wait_until(&format!("a code that says {text:?}"), async || {
            let read = codes(&self.picture().await?)?;
            Ok(read
                .iter()
                .any(|it| it == text)
                .then_some(())
                .ok_or_else(|| format!("the codes say {read:?}")))
        })
        .await
    }
}

/// What the codes in a picture say.
fn codes(picture: &[u8]) -> Result<Vec<String>, Trouble> {
    let unreadable = |error: &dyn std::error::Error| Trouble::new(format!("the picture: {error}"));
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| unreadable(&error))?;
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let frame = reader
        .next_frame(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    let (width, height) = (frame.width as usize, frame.height as usize);
    let samples = frame.color_type.samples();
    // Green is enough to tell light from dark.
    let light =
        |x: usize, y: usize| bytes[y * frame.line_size + x * samples + usize::from(samples > 2)];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, light);
    let grids = prepared.detect_grids();
    let read = grids.iter().filter_map(|it| it.decode().ok());
    Ok(read.map(|it| it.1).collect())
}
