//! An SVG drawing as page operators: outlines filled and stroked, clipped, masked, and painted with gradients.
//!
//! A [form](Form) is a piece of content with the resources that it names. Groups that are not opaque, masks and tiles
//! are forms of their own (ISO 32000-1, 8.10 and 11.6.6).

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use usvg::tiny_skia_path::PathSegment;
use usvg::{
    ClipPath, Fill, FillRule, Group, LineCap, LineJoin, Mask, MaskType, Node, NonZeroRect, Paint,
    PaintOrder, Path, Pattern, Stop, Stroke, Transform, Tree,
};

/// Adds a drawing to a file, as an object one unit wide and high.
pub fn add(tree: &Tree, file: &mut Document) -> ObjectId {
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut form = Form::new(file);
    form.group_content(tree.root());
    // Drawings count from the top, pages from the bottom.
    let matrix = [1.0 / width, 0.0, 0.0, -1.0 / height, 0.0, 1.0];
    let mut dictionary = form_dictionary([0.0, 0.0, width, height]);
    dictionary.set("Matrix", reals(matrix));
    form.finish(dictionary)
}

/// Content under way, with the resources that it names.
struct Form<'a> {
    file: &'a mut Document,
    operations: Vec<Operation>,
    /// From the space of the outlines at hand to that of the form.
    transform: Transform,
    graphics_states: Vec<Object>,
    patterns: Vec<Object>,
    forms: Vec<Object>,
}

impl<'a> Form<'a> {
    fn new(file: &'a mut Document) -> Self {
        Self {
            file,
            operations: Vec::new(),
            transform: Transform::identity(),
            graphics_states: Vec::new(),
            patterns: Vec::new(),
            forms: Vec::new(),
        }
    }

    fn finish(self, mut dictionary: Dictionary) -> ObjectId {
        let mut resources = Dictionary::new();
        for (kind, objects) in [
            ("ExtGState", self.graphics_states),
            ("Pattern", self.patterns),
            ("XObject", self.forms),
        ] {
            if !objects.is_empty() {
                let named = objects.into_iter().enumerate();
                let named = named.map(|(index, object)| (format!("{kind}{index}"), object));
                resources.set(kind, named.collect::<Dictionary>());
            }
        }
        dictionary.set("Resources", resources);
        let content = Content {
            operations: self.operations,
        };
        let content = content.encode().expect("writing to memory cannot fail");
        self.file.add_object(Stream::new(dictionary, content))
    }

    fn operate(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    fn numbers<const N: usize>(&mut self, operator: &str, numbers: [f32; N]) {
        self.operate(operator, reals(numbers));
    }

    /// Draws in a space of its own, and comes back to the one at hand.
    fn within(&mut self, transform: Transform, draw: impl FnOnce(&mut Self)) {
        let around = self.transform;
        self.operate("q", vec![]);
        if !transform.is_identity() {
            self.numbers("cm", matrix(transform));
            self.transform = around.pre_concat(transform);
        }
        draw(self);
        self.operate("Q", vec![]);
        self.transform = around;
    }

    fn set_graphics_state(&mut self, state: Dictionary) {
        let name = format!("ExtGState{}", self.graphics_states.len());
        self.graphics_states.push(state.into());
        self.operate("gs", vec![Object::from(name.as_str())]);
    }

    /// Shows other content, in the space at hand.
    fn show(&mut self, form: ObjectId) {
        let name = format!("XObject{}", self.forms.len());
        self.forms.push(form.into());
        self.operate("Do", vec![Object::from(name.as_str())]);
    }

    /// Content by itself, composed before it is laid on what is behind it.
    fn transparency_group(
        &mut self,
        bounds: [f32; 4],
        space: &str,
        draw: impl FnOnce(&mut Form),
    ) -> ObjectId {
        let mut form = Form::new(self.file);
        draw(&mut form);
        let mut dictionary = form_dictionary(bounds);
        dictionary.set(
            "Group",
            dictionary! { "Type" => "Group", "S" => "Transparency", "I" => true, "CS" => space },
        );
        form.finish(dictionary)
    }

    /// What is drawn from here on shows as far as this content lets it. It replaces the veil before it.
    fn set_veil(&mut self, kind: MaskType, form: ObjectId) {
        let kind = match kind {
            MaskType::Luminance => "Luminosity",
            MaskType::Alpha => "Alpha",
        };
        let mask = dictionary! { "Type" => "Mask", "S" => kind, "G" => form };
        self.set_graphics_state(dictionary! { "SMask" => mask });
    }

    fn group(&mut self, group: &Group) {
        let bounds = corners(group.layer_bounding_box());
        self.within(group.transform(), |form| {
            form.clipped(group.clip_path(), bounds, &mut |form| {
                form.composed(group, bounds);
            });
        });
    }

    /// Draws a group as one, seen through its mask as far as it is opaque.
    fn composed(&mut self, group: &Group, bounds: [f32; 4]) {
        let opacity = group.opacity().get();
        if opacity >= 1.0 && group.mask().is_none() {
            return self.group_content(group);
        }
        if let Some(mask) = group.mask() {
            self.set_mask(mask);
        }
        if opacity < 1.0 {
            self.set_graphics_state(dictionary! { "ca" => opacity, "CA" => opacity });
        }
        let content =
            self.transparency_group(bounds, "DeviceRGB", |form| form.group_content(group));
        self.show(content);
    }

    fn group_content(&mut self, group: &Group) {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group),
                Node::Path(path) => self.path(path),
                Node::Image(_) | Node::Text(_) => {
                    unreachable!("a drawing is of outlines alone once it is parsed")
                }
            }
        }
    }

    fn path(&mut self, path: &Path) {
        if !path.is_visible() {
            return;
        }
        let fill = |form: &mut Self| {
            if let Some(fill) = path.fill() {
                form.fill(path, fill);
            }
        };
        let stroke = |form: &mut Self| {
            if let Some(stroke) = path.stroke() {
                form.stroke(path, stroke);
            }
        };
        match path.paint_order() {
            PaintOrder::FillAndStroke => {
                fill(self);
                stroke(self);
            }
            PaintOrder::StrokeAndFill => {
                stroke(self);
                fill(self);
            }
        }
    }

    fn fill(&mut self, path: &Path, fill: &Fill) {
        self.within(Transform::identity(), |form| {
            form.set_paint(fill.paint(), fill.opacity().get(), Use::Fill, path);
            form.outline(path);
            form.operate(
                match fill.rule() {
                    FillRule::NonZero => "f",
                    FillRule::EvenOdd => "f*",
                },
                vec![],
            );
        });
    }

    fn stroke(&mut self, path: &Path, stroke: &Stroke) {
        let cap = match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        };
        let join = match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        };
        self.within(Transform::identity(), |form| {
            form.set_paint(stroke.paint(), stroke.opacity().get(), Use::Stroke, path);
            form.numbers("w", [stroke.width().get()]);
            form.operate("J", vec![cap.into()]);
            form.operate("j", vec![join.into()]);
            form.numbers("M", [stroke.miterlimit().get()]);
            if let Some(dashes) = stroke.dasharray() {
                let dashes = dashes.iter().map(|&dash| Object::Real(dash)).collect();
                let offset = Object::Real(stroke.dashoffset());
                form.operate("d", vec![Object::Array(dashes), offset]);
            }
            form.outline(path);
            form.operate("S", vec![]);
        });
    }

    fn outline(&mut self, path: &Path) {
        let mut pen = (0.0, 0.0);
        for segment in path.data().segments() {
            match segment {
                PathSegment::MoveTo(to) => {
                    self.numbers("m", [to.x, to.y]);
                    pen = (to.x, to.y);
                }
                PathSegment::LineTo(to) => {
                    self.numbers("l", [to.x, to.y]);
                    pen = (to.x, to.y);
                }
                PathSegment::QuadTo(by, to) => {
                    // The same curve with two handles, each two thirds of the way to the one it had.
                    let handle = |from: f32, by: f32| from + (by - from) * 2.0 / 3.0;
                    let (first, last) = ((handle(pen.0, by.x), handle(pen.1, by.y)), to);
                    let second = (handle(last.x, by.x), handle(last.y, by.y));
                    self.numbers("c", [first.0, first.1, second.0, second.1, to.x, to.y]);
                    pen = (to.x, to.y);
                }
                PathSegment::CubicTo(one, other, to) => {
                    self.numbers("c", [one.x, one.y, other.x, other.y, to.x, to.y]);
                    pen = (to.x, to.y);
                }
                PathSegment::Close => self.operate("h", vec![]),
            }
        }
    }

    /// Sets what the next outline is painted with.
    fn set_paint(&mut self, paint: &Paint, opacity: f32, purpose: Use, path: &Path) {
        if opacity < 1.0 {
            self.set_graphics_state(dictionary! { purpose.opacity() => opacity });
        }
        match paint {
            Paint::Color(color) => {
                let channels = rgb(*color);
                self.numbers(purpose.color(), channels);
            }
            Paint::LinearGradient(gradient) => {
                let [x1, y1, x2, y2] = [gradient.x1(), gradient.y1(), gradient.x2(), gradient.y2()];
                let axis = Axis {
                    kind: 2,
                    coordinates: reals([x1, y1, x2, y2]),
                    transform: gradient.transform(),
                };
                self.set_gradient(&axis, gradient.stops(), purpose, path);
            }
            Paint::RadialGradient(gradient) => {
                let [fx, fy, fr] = [gradient.fx(), gradient.fy(), gradient.fr().get()];
                let [cx, cy, r] = [gradient.cx(), gradient.cy(), gradient.r().get()];
                let axis = Axis {
                    kind: 3,
                    coordinates: reals([fx, fy, fr, cx, cy, r]),
                    transform: gradient.transform(),
                };
                self.set_gradient(&axis, gradient.stops(), purpose, path);
            }
            Paint::Pattern(pattern) => {
                let tile = self.tile(pattern);
                self.set_pattern(tile, purpose);
            }
        }
    }

    fn set_pattern(&mut self, pattern: Object, purpose: Use) {
        let name = format!("Pattern{}", self.patterns.len());
        self.patterns.push(pattern);
        self.operate(purpose.space(), vec![Object::from("Pattern")]);
        self.operate(purpose.pattern(), vec![Object::from(name.as_str())]);
    }

    fn set_gradient(&mut self, axis: &Axis, stops: &[Stop], purpose: Use, path: &Path) {
        if stops.iter().any(|stop| stop.opacity().get() < 1.0) {
            let bounds = path.stroke_bounding_box();
            let bounds = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
            let opacity = |stop: &Stop| vec![stop.opacity().get()];
            let veil = axis.shading("DeviceGray", stops, opacity, axis.transform);
            let mask = self.transparency_group(bounds, "DeviceGray", |form| {
                form.set_pattern(veil, Use::Fill);
                let [left, top, right, bottom] = bounds;
                form.numbers("re", [left, top, right - left, bottom - top]);
                form.operate("f", vec![]);
            });
            self.set_veil(MaskType::Luminance, mask);
        }
        let color = |stop: &Stop| rgb(stop.color()).to_vec();
        let space = self.transform.pre_concat(axis.transform);
        let shading = axis.shading("DeviceRGB", stops, color, space);
        self.set_pattern(shading, purpose);
    }

    fn tile(&mut self, pattern: &Pattern) -> Object {
        let rect = pattern.rect();
        let corner = Transform::from_translate(rect.x(), rect.y());
        let space = self.transform.pre_concat(pattern.transform());
        let mut form = Form::new(self.file);
        form.group_content(pattern.root());
        let dictionary = dictionary! {
            "Type" => "Pattern",
            "PatternType" => 1,
            "PaintType" => 1,
            "TilingType" => 1,
            "BBox" => reals([0.0, 0.0, rect.width(), rect.height()]),
            "XStep" => rect.width(),
            "YStep" => rect.height(),
            "Matrix" => reals(matrix(space.pre_concat(corner))),
        };
        form.finish(dictionary).into()
    }

    /// Draws what stays inside a clip and those around it. `bounds` are those of what is drawn.
    fn clipped(
        &mut self,
        clip: Option<&ClipPath>,
        bounds: [f32; 4],
        draw: &mut dyn FnMut(&mut Form),
    ) {
        let Some(clip) = clip else {
            return draw(self);
        };
        if let Some((path, transform)) = only_path(clip) {
            self.clip_to(path, transform);
            return self.clipped(clip.clip_path(), bounds, draw);
        }
        // Several outlines clip together as what they cover.
        let cover = self.transparency_group(bounds, "DeviceRGB", |form| {
            form.within(clip.transform(), |form| form.group(clip.root()));
        });
        self.set_veil(MaskType::Alpha, cover);
        let content = self.transparency_group(bounds, "DeviceRGB", |form| {
            form.clipped(clip.clip_path(), bounds, draw);
        });
        self.show(content);
    }

    fn clip_to(&mut self, path: &Path, transform: Transform) {
        // What is clipped is not in the space of the clip.
        let back = transform.invert();
        self.numbers("cm", matrix(transform));
        self.outline(path);
        let rule = path.fill().map_or(FillRule::NonZero, Fill::rule);
        self.operate(
            match rule {
                FillRule::NonZero => "W",
                FillRule::EvenOdd => "W*",
            },
            vec![],
        );
        self.operate("n", vec![]);
        self.numbers("cm", matrix(back.unwrap_or_default()));
    }

    fn set_mask(&mut self, mask: &Mask) {
        let bounds = corners(mask.rect());
        let veil = self.transparency_group(bounds, "DeviceRGB", |form| {
            if let Some(outer) = mask.mask() {
                form.set_mask(outer);
                let content = form.transparency_group(bounds, "DeviceRGB", |form| {
                    form.group(mask.root());
                });
                form.show(content);
            } else {
                form.group(mask.root());
            }
        });
        self.set_veil(mask.kind(), veil);
    }
}

/// The outline of a clip that has no other, and the space it is in.
fn only_path(clip: &ClipPath) -> Option<(&Path, Transform)> {
    let mut group = clip.root();
    let mut transform = clip.transform();
    loop {
        transform = transform.pre_concat(group.transform());
        match group.children() {
            [Node::Path(path)] if group.clip_path().is_none() => {
                return transform.invert().map(|_| (path.as_ref(), transform));
            }
            [Node::Group(inner)] if group.clip_path().is_none() => group = inner,
            _ => return None,
        }
    }
}

/// What a paint is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Fill,
    Stroke,
}

impl Use {
    fn color(self) -> &'static str {
        match self {
            Self::Fill => "rg",
            Self::Stroke => "RG",
        }
    }

    fn space(self) -> &'static str {
        match self {
            Self::Fill => "cs",
            Self::Stroke => "CS",
        }
    }

    fn pattern(self) -> &'static str {
        match self {
            Self::Fill => "scn",
            Self::Stroke => "SCN",
        }
    }

    fn opacity(self) -> &'static str {
        match self {
            Self::Fill => "ca",
            Self::Stroke => "CA",
        }
    }
}

/// Along what the colours of a gradient change.
struct Axis {
    /// 2 along a line, 3 from a circle to another.
    kind: i64,
    coordinates: Vec<Object>,
    transform: Transform,
}

impl Axis {
    /// A pattern of these values, in a space given from that of the form.
    fn shading(
        &self,
        color_space: &str,
        stops: &[Stop],
        value: impl Fn(&Stop) -> Vec<f32>,
        space: Transform,
    ) -> Object {
        let shading = dictionary! {
            "ShadingType" => self.kind,
            "ColorSpace" => color_space,
            "Coords" => self.coordinates.clone(),
            "Function" => interpolation(stops, value),
            "Extend" => vec![true.into(), true.into()],
        };
        let pattern = dictionary! {
            "Type" => "Pattern",
            "PatternType" => 2,
            "Shading" => shading,
            "Matrix" => reals(matrix(space)),
        };
        pattern.into()
    }
}

/// A function from 0 to 1 that goes from the value of each stop to that of the next.
fn interpolation(stops: &[Stop], value: impl Fn(&Stop) -> Vec<f32>) -> Dictionary {
    let mut points: Vec<(f32, Vec<f32>)> = stops
        .iter()
        .map(|stop| (stop.offset().get(), value(stop)))
        .collect();
    // The first and the last values go on to the ends.
    if let (Some(first), Some(last)) = (points.first().cloned(), points.last().cloned()) {
        points.insert(0, (0.0, first.1));
        points.push((1.0, last.1));
    }
    let mut bounds = Vec::new();
    let mut functions = Vec::new();
    for pair in points.windows(2) {
        let [(start, from), (end, to)] = pair else {
            continue;
        };
        if end <= start {
            continue;
        }
        functions.push(Object::from(dictionary! {
            "FunctionType" => 2,
            "Domain" => reals([0.0, 1.0]),
            "C0" => from.iter().map(|&it| Object::Real(it)).collect::<Vec<_>>(),
            "C1" => to.iter().map(|&it| Object::Real(it)).collect::<Vec<_>>(),
            "N" => 1,
        }));
        bounds.push(Object::Real(*end));
    }
    bounds.pop();
    dictionary! {
        "FunctionType" => 3,
        "Domain" => reals([0.0, 1.0]),
        "Encode" => functions.iter().flat_map(|_| reals([0.0, 1.0])).collect::<Vec<_>>(),
        "Functions" => functions,
        "Bounds" => bounds,
    }
}

fn form_dictionary(bounds: [f32; 4]) -> Dictionary {
    dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => reals(bounds) }
}

fn reals<const N: usize>(numbers: [f32; N]) -> Vec<Object> {
    numbers.map(Object::Real).to_vec()
}

fn matrix(transform: Transform) -> [f32; 6] {
    let Transform {
        sx,
        kx,
        ky,
        sy,
        tx,
        ty,
    } = transform;
    [sx, ky, kx, sy, tx, ty]
}

fn corners(rect: NonZeroRect) -> [f32; 4] {
    [rect.left(), rect.top(), rect.right(), rect.bottom()]
}

fn rgb(color: usvg::Color) -> [f32; 3] {
    [color.red, color.green, color.blue].map(|channel| f32::from(channel) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::image::svg;

    /// The objects of a drawing, forms and masks first.
    fn drawn(content: &str) -> Document {
        let text = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 30">{content}</svg>"##
        );
        let tree = svg::parse(text.as_bytes()).expect("a drawing");
        let mut file = Document::new();
        add(&tree, &mut file);
        file
    }

    /// The operators of the drawing itself.
    fn operators(content: &str) -> String {
        let file = drawn(content);
        let whole = file.objects.values().next_back().expect("a drawing");
        let content = &whole.as_stream().expect("a form").content;
        String::from_utf8_lossy(content).replace('\n', " ")
    }

    #[test]
    fn outlines_are_filled_and_stroked() {
        let filled = operators("<path fill='#f00' d='M1 2L3 4Q5 6 7 8z'/>");
        assert_eq!(
            filled,
            "q 1 0 0 rg 1 2 m 3 4 l 4.3333335 5.3333335 5.6666665 6.6666665 7 8 c h f Q"
        );
        let stroked = operators(
            "<path fill='none' stroke='#00f' stroke-width='2' stroke-linecap='round' stroke-linejoin='bevel' stroke-dasharray='3 1' d='M1 2C3 4 5 6 7 8'/>",
        );
        assert_eq!(
            stroked,
            "q 0 0 1 RG 2 w 1 J 2 j 4 M [3 1] 0 d 1 2 m 3 4 5 6 7 8 c S Q"
        );
        let holed = operators("<path fill-rule='evenodd' d='M0 0h9v9zM1 1h9v9z'/>");
        assert!(holed.ends_with("f* Q"), "{holed}");
        let behind = operators("<path stroke='red' paint-order='stroke' d='M0 0h9v9z'/>");
        assert!(behind.find(" S Q") < behind.find(" f Q"), "{behind}");
    }

    #[test]
    fn a_drawing_is_one_unit_wide_and_high() {
        let file = drawn("<path d='M0 0h9v9z'/>");
        let whole = file.objects.values().next_back().expect("a drawing");
        let matrix = whole.as_stream().and_then(|form| form.dict.get(b"Matrix"));
        let matrix = matrix.and_then(Object::as_array).expect("a matrix");
        let matrix: Vec<f32> = matrix.iter().filter_map(|it| it.as_float().ok()).collect();
        assert_eq!(matrix, [1.0 / 90.0, 0.0, 0.0, -1.0 / 30.0, 0.0, 1.0]);
    }

    #[test]
    fn spaces_nest() {
        let moved = operators(
            "<g transform='translate(5 6)'><g transform='scale(2)'><path d='M0 0h9v9z'/></g></g>",
        );
        assert!(moved.contains("cm"), "{moved}");
        assert_eq!(moved.matches('q').count(), moved.matches('Q').count());
        let copied = operators(
            "<defs><path id='p' d='M0 0h9v9z'/></defs><use xlink:href='#p' transform='translate(5 6)'/>",
        );
        assert!(copied.contains("1 0 0 1 5 6 cm"), "{copied}");
    }

    #[test]
    fn a_gradient_goes_from_stop_to_stop() {
        let stops = "<stop offset='.25' stop-color='#f00'/><stop offset='.75' stop-color='#00f'/>";
        for (gradient, kind, coordinates) in [
            (
                format!(
                    "<linearGradient id='g' gradientUnits='userSpaceOnUse' x1='1' x2='8'>{stops}</linearGradient>"
                ),
                2,
                vec![1.0, 0.0, 8.0, 0.0],
            ),
            (
                format!(
                    "<radialGradient id='g' gradientUnits='userSpaceOnUse' cx='4' cy='5' r='3' fx='3' fy='5'>{stops}</radialGradient>"
                ),
                3,
                vec![3.0, 5.0, 0.0, 4.0, 5.0, 3.0],
            ),
        ] {
            let content =
                format!("{gradient}<path fill='url(#g)' stroke='url(#g)' d='M0 0h9v9z'/>");
            let operators = operators(&content);
            assert!(
                operators.contains("/Pattern cs /Pattern0 scn"),
                "{operators}"
            );
            assert!(
                operators.contains("/Pattern CS /Pattern1 SCN"),
                "{operators}"
            );
            let file = drawn(&content);
            let whole = file.objects.values().next_back().expect("a drawing");
            let get = |dictionary: &Dictionary, key: &str| {
                let inner = dictionary.get(key.as_bytes()).and_then(Object::as_dict);
                inner.expect(key).clone()
            };
            let resources = get(&whole.as_stream().expect("a form").dict, "Resources");
            let shading = get(&get(&get(&resources, "Pattern"), "Pattern0"), "Shading");
            assert_eq!(
                shading.get(b"ShadingType").and_then(Object::as_i64).ok(),
                Some(kind)
            );
            let floats = |dictionary: &Dictionary, key: &str| -> Vec<f32> {
                let array = dictionary.get(key.as_bytes()).and_then(Object::as_array);
                array
                    .expect(key)
                    .iter()
                    .filter_map(|it| it.as_float().ok())
                    .collect()
            };
            assert_eq!(floats(&shading, "Coords"), coordinates);
            // Red up to the first stop, blue from the second on.
            let function = get(&shading, "Function");
            assert_eq!(floats(&function, "Bounds"), [0.25, 0.75]);
            let functions = function
                .get(b"Functions")
                .and_then(Object::as_array)
                .expect("functions");
            let middle = functions[1].as_dict().expect("a function");
            assert_eq!(floats(middle, "C0"), [1.0, 0.0, 0.0]);
            assert_eq!(floats(middle, "C1"), [0.0, 0.0, 1.0]);
        }
    }

    #[test]
    fn what_is_not_opaque_lets_the_rest_through() {
        let each = drawn("<path fill-opacity='.5' d='M0 0h9v9z'/>");
        assert!(
            format!("{:?}", each.objects).contains("/ca 0.5"),
            "{each:?}"
        );
        let group = "<g opacity='.25'><path d='M0 0h9v9z'/><path d='M1 1h9v9z'/></g>";
        assert_eq!(drawn(group).objects.len(), 2);
        assert!(operators(group).contains("/ExtGState0 gs /XObject0 Do"));
        let faded = "<linearGradient id='g'><stop stop-color='red'/><stop offset='1' stop-color='red' stop-opacity='0'/></linearGradient><path fill='url(#g)' d='M0 0h9v9z'/>";
        assert!(format!("{:?}", drawn(faded).objects).contains("Luminosity"));
        let masked = "<mask id='m'><path fill='#fff' d='M0 0h5v5z'/></mask><path mask='url(#m)' d='M0 0h9v9z'/>";
        assert!(format!("{:?}", drawn(masked).objects).contains("Luminosity"));
    }

    #[test]
    fn a_clip_is_an_outline_or_what_several_cover() {
        let one = "<clipPath id='c'><circle cx='4' cy='4' r='3'/></clipPath><g clip-path='url(#c)'><path d='M0 0h9v9z'/></g>";
        let operators = operators(one);
        assert!(operators.contains("W n"), "{operators}");
        assert_eq!(drawn(one).objects.len(), 1);
        let several = "<clipPath id='c'><path d='M0 0h4v4z'/><path d='M2 2v4h4z'/></clipPath><g clip-path='url(#c)'><path d='M0 0h9v9z'/></g>";
        assert!(format!("{:?}", drawn(several).objects).contains("/S /Alpha"));
    }

    #[test]
    fn a_pattern_is_a_tile() {
        let content = "<pattern id='p' x='1' y='2' width='3' height='4' patternUnits='userSpaceOnUse'><path d='M0 0h2v2z'/></pattern><path fill='url(#p)' d='M0 0h9v9z'/>";
        let file = drawn(content);
        let tile = file.objects.values().next().expect("a tile");
        let tile = &tile.as_stream().expect("a pattern").dict;
        let matrix = tile
            .get(b"Matrix")
            .and_then(Object::as_array)
            .expect("a matrix");
        let matrix: Vec<f32> = matrix.iter().filter_map(|it| it.as_float().ok()).collect();
        assert_eq!(matrix, [1.0, 0.0, 0.0, 1.0, 1.0, 2.0]);
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes() {
        let gradient = |id: usize| {
            format!(
                r##"<linearGradient id="g{id}"><stop stop-color="#0{id}0"/><stop offset="1" stop-color="#00{id}"/></linearGradient>"##
            )
        };
        let shape = |id: usize| {
            format!(r##"<path fill="url(#g{id})" fill-opacity=".{id}" d="M{id} 0h9v9z"/>"##)
        };
        let all: String = (1..8).map(gradient).chain((1..8).map(shape)).collect();
        let bytes = || format!("{:?}", drawn(&all).objects);
        let first = bytes();
        assert!((0..8).all(|_| bytes() == first));
    }
}
