//! Drawings: their pictures, and the text in their frames.

use roxmltree::Node;

use super::super::package::Target;
use super::super::remark::PictureFault;
use super::super::{ImportFailure, Marks, Picture, Piece, PieceKind, Remark, one_line};
use super::{Reader, Run, attribute, chosen, connection, shortened};
use crate::read::PICTURE_LIMIT;

/// Most pictures of a document that are read.
const PICTURES: usize = 200;
/// Longest alternative text, in characters.
const ALT: usize = 1_000;

impl Reader<'_, '_> {
    /// Reads a drawing: its pictures, and the text in its frames.
    pub(super) fn graphic(
        &mut self,
        node: Node<'_, '_>,
        pieces: &mut Vec<Piece>,
        run: &Run,
    ) -> Result<(), ImportFailure> {
        let mut found = Graphic::default();
        found.look(node);
        if !self.is_shown(run) {
            return Ok(());
        }
        let alt = one_line(found.alt.unwrap_or_default());
        for picture in found.pictures {
            if let Some(at) = self.picture(picture, &alt)? {
                self.push_piece(PieceKind::Picture(at), pieces, run, Marks::default());
            }
        }
        let heading = self.heading.clone();
        self.remarks.extend(found.drawn.map(|what| Remark::Drawn(what, heading)));
        // A frame is in a paragraph: the fields and lists around it are not its own.
        let fields = std::mem::take(&mut self.fields);
        let pending = std::mem::take(&mut self.pending);
        let mut blocks = Vec::new();
        for frame in found.frames {
            self.blocks(frame, &mut blocks)?;
            self.finish_paragraph(&mut blocks);
        }
        self.boxes.extend(blocks);
        self.fields = fields;
        self.pending = pending;
        Ok(())
    }

    /// The place of a picture among those of the document; `None` when it cannot be taken.
    fn picture(&mut self, node: Node<'_, '_>, alt: &str) -> Result<Option<usize>, ImportFailure> {
        let id = ["embed", "id", "link", "href"].iter().find_map(|name| connection(node, name));
        let Some(id) = id else { return Ok(None) };
        let fault = match self.relations.get(id).map(|relation| relation.target.clone()) {
            Some(Target::Address(address)) => PictureFault::Linked(shortened(&address)),
            None => PictureFault::Missing,
            Some(Target::Part(path)) => {
                if let Some(known) = self.known.get(&path) {
                    return Ok(*known);
                }
                self.known.insert(path.clone(), None);
                match self.load(&path)? {
                    Ok((bytes, ending)) => {
                        let at = self.pictures.len();
                        let alt: String = self.seen(alt).chars().take(ALT).collect();
                        self.pictures.push(Picture { bytes, ending, alt });
                        self.known.insert(path, Some(at));
                        return Ok(Some(at));
                    }
                    Err(fault) => fault,
                }
            }
        };
        self.remarks.push(Remark::Picture(fault, self.heading.clone()));
        Ok(None)
    }

    /// The bytes of a picture and the ending for its name.
    fn load(&mut self, path: &str) -> Result<Loaded, ImportFailure> {
        if self.pictures.len() >= PICTURES {
            return Ok(Err(PictureFault::TooLarge));
        }
        let bytes = match self.package.bytes(path, PICTURE_LIMIT) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(Err(PictureFault::Missing)),
            Err(ImportFailure::Bomb) => return Ok(Err(PictureFault::TooLarge)),
            Err(failure) => return Err(failure),
        };
        let ending = match imagesize::image_type(&bytes) {
            Ok(imagesize::ImageType::Png) => "png",
            Ok(imagesize::ImageType::Jpeg) => "jpg",
            Ok(imagesize::ImageType::Gif) => "gif",
            Ok(imagesize::ImageType::Webp) => "webp",
            _ => return Ok(Err(PictureFault::Kind(kind_of_picture(path)))),
        };
        Ok(Ok((bytes, ending)))
    }
}

/// The bytes of a picture with the ending for its name, or why it cannot be taken.
type Loaded = Result<(Vec<u8>, &'static str), PictureFault>;

/// What a drawing holds.
#[derive(Default)]
struct Graphic<'a, 'input> {
    alt: Option<&'a str>,
    pictures: Vec<Node<'a, 'input>>,
    frames: Vec<Node<'a, 'input>>,
    drawn: Option<&'static str>,
}

impl<'a, 'input> Graphic<'a, 'input> {
    fn look(&mut self, node: Node<'a, 'input>) {
        for node in node.children().filter(Node::is_element) {
            let name = node.tag_name().name();
            match name {
                "AlternateContent" => {
                    if let Some(chosen) = chosen(node) {
                        self.look(chosen);
                    }
                    continue;
                }
                "txbxContent" => {
                    self.frames.push(node);
                    continue;
                }
                "docPr" | "shape" => {
                    let said = ["descr", "alt", "title"].iter().find_map(|name| attribute(node, name));
                    self.alt = self.alt.or(said.filter(|said| !said.trim().is_empty()));
                }
                "blip" | "imagedata" => {
                    self.pictures.push(node);
                    // What is in it are effects and other forms of the same picture.
                    continue;
                }
                "chart" if connection(node, "id").is_some() => self.drawn = Some("a chart"),
                "relIds" => self.drawn = Some("a diagram (SmartArt)"),
                "contentPart" => self.drawn = Some("a drawing by hand"),
                _ => {}
            }
            self.look(node);
        }
    }
}

/// What a picture is that no browser shows, by the ending of its name.
fn kind_of_picture(path: &str) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_plain = ending.len() <= 5 && ending.chars().all(|c| c.is_ascii_alphanumeric());
    if is_plain && !ending.is_empty() {
        format!("a picture of the type {ending}")
    } else {
        "its type".to_owned()
    }
}
