//! An SVG drawing as page operators: outlines filled and stroked, clipped, masked, and painted with gradients.
//!
//! A [form](Form) is a part of the content with the resources that it names. Groups that are not opaque, masks and tiles
//! are forms of their own (ISO 32000-1, 8.10 and 11.6.6).

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{
    BaseGradient, ClipPath, FillRule, Group, LineCap, LineJoin, Mask, MaskType, Node, NonZeroRect,
    Paint, PaintOrder, Path, Pattern, Stop, Transform, Tree,
};

/// Adds a drawing to a file, as an object one unit wide and high.
pub fn add_drawing(tree: &Tree, file: &mut Document) -> ObjectId {
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut form = Form::new(file);
    form.draw_group_content(tree.root());
    // Drawings count from the top, pages from the bottom.
    let matrix = [1.0 / width, 0.0, 0.0, -1.0 / height, 0.0, 1.0];
    let mut dictionary = form_dictionary([0.0, 0.0, width, height]);
    dictionary.set("Matrix", reals(matrix));
    form.finish(dictionary)
}

/// Content being written, with the resources that it names.
struct Form<'a> {
    file: &'a mut Document,
    operations: Vec<Operation>,
    /// From the space of the current outlines to the space of the form.
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

    fn push_operator(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    fn push_numbers<const N: usize>(&mut self, operator: &str, numbers: [f32; N]) {
        self.push_operator(operator, reals(numbers));
    }

    /// Draws in a transformed space, then restores the current one.
    fn draw_transformed(&mut self, transform: Transform, draw: impl FnOnce(&mut Self)) {
        let around = self.transform;
        self.push_operator("q", vec![]);
        if !transform.is_identity() {
            self.push_numbers("cm", matrix(transform));
            self.transform = around.pre_concat(transform);
        }
        draw(self);
        self.push_operator("Q", vec![]);
        self.transform = around;
    }

    fn set_graphics_state(&mut self, state: Dictionary) {
        let name = format!("ExtGState{}", self.graphics_states.len());
        self.graphics_states.push(state.into());
        self.push_operator("gs", vec![Object::from(name.as_str())]);
    }

    /// Draws another form, in the current space.
    fn draw_form(&mut self, form: ObjectId) {
        let name = format!("XObject{}", self.forms.len());
        self.forms.push(form.into());
        self.push_operator("Do", vec![Object::from(name.as_str())]);
    }

    /// A transparency group: content composed on its own, then drawn over its backdrop.
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

    /// Sets the soft mask of what is drawn next. It replaces the previous one.
    fn set_soft_mask(&mut self, kind: MaskType, form: ObjectId) {
        let kind = match kind {
            MaskType::Luminance => "Luminosity",
            MaskType::Alpha => "Alpha",
        };
        let mask = dictionary! { "Type" => "Mask", "S" => kind, "G" => form };
        self.set_graphics_state(dictionary! { "SMask" => mask });
    }

    fn draw_group(&mut self, group: &Group) {
        let bounds = rectangle_corners(group.layer_bounding_box());
        self.draw_transformed(group.transform(), |form| {
            form.draw_clipped(group.clip_path(), bounds, &mut |form| {
                form.draw_isolated_group(group, bounds);
            });
        });
    }

    /// Draws a group as a whole, with its mask and its opacity.
    fn draw_isolated_group(&mut self, group: &Group, bounds: [f32; 4]) {
        let opacity = group.opacity().get();
        if opacity >= 1.0 && group.mask().is_none() {
            return self.draw_group_content(group);
        }
        if let Some(mask) = group.mask() {
            self.set_mask(mask);
        }
        if opacity < 1.0 {
            self.set_graphics_state(dictionary! { "ca" => opacity, "CA" => opacity });
        }
        let content =
            self.transparency_group(bounds, "DeviceRGB", |form| form.draw_group_content(group));
        self.draw_form(content);
    }

    fn draw_group_content(&mut self, group: &Group) {
        for node in group.children() {
            match node {
                Node::Group(group) => self.draw_group(group),
                Node::Path(path) => self.draw_path(path),
                Node::Image(_) | Node::Text(_) => {
                    unreachable!("a drawing is of outlines alone once it is parsed")
                }
            }
        }
    }

    fn draw_path(&mut self, path: &Path) {
        if !path.is_visible() {
            return;
        }
        let strokes_first = path.paint_order() == PaintOrder::StrokeAndFill;
        if strokes_first {
            self.stroke_path(path);
        }
        self.fill_path(path);
        if !strokes_first {
            self.stroke_path(path);
        }
    }

    fn fill_path(&mut self, path: &Path) {
        let Some(fill) = path.fill() else { return };
        self.draw_transformed(Transform::identity(), |form| {
            form.set_paint(fill.paint(), fill.opacity().get(), &FILL, path);
            form.push_outline(path);
            let is_even_odd = fill.rule() == FillRule::EvenOdd;
            form.push_operator(if is_even_odd { "f*" } else { "f" }, vec![]);
        });
    }

    fn stroke_path(&mut self, path: &Path) {
        let Some(stroke) = path.stroke() else { return };
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
        self.draw_transformed(Transform::identity(), |form| {
            form.set_paint(stroke.paint(), stroke.opacity().get(), &STROKE, path);
            form.push_numbers("w", [stroke.width().get()]);
            form.push_operator("J", vec![cap.into()]);
            form.push_operator("j", vec![join.into()]);
            form.push_numbers("M", [stroke.miterlimit().get()]);
            if let Some(dashes) = stroke.dasharray() {
                let dashes = dashes.iter().map(|&dash| Object::Real(dash)).collect();
                let offset = Object::Real(stroke.dashoffset());
                form.push_operator("d", vec![Object::Array(dashes), offset]);
            }
            form.push_outline(path);
            form.push_operator("S", vec![]);
        });
    }

    fn push_outline(&mut self, path: &Path) {
        let mut pen = Point::zero();
        for segment in path.data().segments() {
            match segment {
                PathSegment::MoveTo(to) => self.push_numbers("m", [to.x, to.y]),
                PathSegment::LineTo(to) => self.push_numbers("l", [to.x, to.y]),
                PathSegment::QuadTo(by, to) => {
                    // The same curve with two handles, each two thirds of the way to the one it had.
                    let handle = |from: f32, by: f32| from + (by - from) * 2.0 / 3.0;
                    let [x1, y1] = [handle(pen.x, by.x), handle(pen.y, by.y)];
                    let [x2, y2] = [handle(to.x, by.x), handle(to.y, by.y)];
                    self.push_numbers("c", [x1, y1, x2, y2, to.x, to.y]);
                }
                PathSegment::CubicTo(one, other, to) => {
                    self.push_numbers("c", [one.x, one.y, other.x, other.y, to.x, to.y]);
                }
                PathSegment::Close => self.push_operator("h", vec![]),
            }
            if let PathSegment::MoveTo(to)
            | PathSegment::LineTo(to)
            | PathSegment::QuadTo(_, to)
            | PathSegment::CubicTo(_, _, to) = segment
            {
                pen = to;
            }
        }
    }

    /// Sets what the next outline is painted with.
    fn set_paint(&mut self, paint: &Paint, opacity: f32, operators: &PaintOperators, path: &Path) {
        if opacity < 1.0 {
            self.set_graphics_state(dictionary! { operators.opacity => opacity });
        }
        match paint {
            Paint::Color(color) => {
                let channels = rgb(*color);
                self.push_numbers(operators.color, channels);
            }
            Paint::LinearGradient(gradient) => {
                let [x1, y1, x2, y2] = [gradient.x1(), gradient.y1(), gradient.x2(), gradient.y2()];
                let axis = GradientAxis {
                    kind: 2,
                    coordinates: reals([x1, y1, x2, y2]),
                };
                self.set_gradient(&axis, gradient, operators, path);
            }
            Paint::RadialGradient(gradient) => {
                let [fx, fy, fr] = [gradient.fx(), gradient.fy(), gradient.fr().get()];
                let [cx, cy, r] = [gradient.cx(), gradient.cy(), gradient.r().get()];
                let axis = GradientAxis {
                    kind: 3,
                    coordinates: reals([fx, fy, fr, cx, cy, r]),
                };
                self.set_gradient(&axis, gradient, operators, path);
            }
            Paint::Pattern(pattern) => {
                let tile = self.tiling_pattern(pattern);
                self.set_pattern(tile, operators);
            }
        }
    }

    fn set_pattern(&mut self, pattern: Object, operators: &PaintOperators) {
        let name = format!("Pattern{}", self.patterns.len());
        self.patterns.push(pattern);
        self.push_operator(operators.space, vec![Object::from("Pattern")]);
        self.push_operator(operators.pattern, vec![Object::from(name.as_str())]);
    }

    fn set_gradient(
        &mut self,
        axis: &GradientAxis,
        gradient: &BaseGradient,
        operators: &PaintOperators,
        path: &Path,
    ) {
        let (stops, transform) = (gradient.stops(), gradient.transform());
        if stops.iter().any(|stop| stop.opacity().get() < 1.0) {
            let bounds = path.stroke_bounding_box();
            let bounds = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
            let opacity = |stop: &Stop| vec![stop.opacity().get()];
            let opacity_pattern = axis.shading_pattern("DeviceGray", stops, opacity, transform);
            let mask = self.transparency_group(bounds, "DeviceGray", |form| {
                form.set_pattern(opacity_pattern, &FILL);
                let [left, top, right, bottom] = bounds;
                form.push_numbers("re", [left, top, right - left, bottom - top]);
                form.push_operator("f", vec![]);
            });
            self.set_soft_mask(MaskType::Luminance, mask);
        }
        let color = |stop: &Stop| rgb(stop.color()).to_vec();
        let space = self.transform.pre_concat(transform);
        let shading = axis.shading_pattern("DeviceRGB", stops, color, space);
        self.set_pattern(shading, operators);
    }

    fn tiling_pattern(&mut self, pattern: &Pattern) -> Object {
        let rect = pattern.rect();
        let corner = Transform::from_translate(rect.x(), rect.y());
        let space = self.transform.pre_concat(pattern.transform());
        let mut form = Form::new(self.file);
        form.draw_group_content(pattern.root());
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
    fn draw_clipped(
        &mut self,
        clip: Option<&ClipPath>,
        bounds: [f32; 4],
        draw: &mut dyn FnMut(&mut Form),
    ) {
        let Some(clip) = clip else {
            return draw(self);
        };
        if let Some((path, transform)) = single_path(clip) {
            self.clip_to(path, transform);
            return self.draw_clipped(clip.clip_path(), bounds, draw);
        }
        // Several outlines clip together as what they cover.
        let cover = self.transparency_group(bounds, "DeviceRGB", |form| {
            form.draw_transformed(clip.transform(), |form| form.draw_group(clip.root()));
        });
        self.set_soft_mask(MaskType::Alpha, cover);
        let content = self.transparency_group(bounds, "DeviceRGB", |form| {
            form.draw_clipped(clip.clip_path(), bounds, draw);
        });
        self.draw_form(content);
    }

    fn clip_to(&mut self, path: &Path, transform: Transform) {
        // The clipped content is not in the space of the clip.
        let back = transform.invert();
        self.push_numbers("cm", matrix(transform));
        self.push_outline(path);
        let is_even_odd = path.fill().is_some_and(|it| it.rule() == FillRule::EvenOdd);
        self.push_operator(if is_even_odd { "W*" } else { "W" }, vec![]);
        self.push_operator("n", vec![]);
        self.push_numbers("cm", matrix(back.unwrap_or_default()));
    }

    fn set_mask(&mut self, mask: &Mask) {
        let bounds = rectangle_corners(mask.rect());
        let mask_content = self.transparency_group(bounds, "DeviceRGB", |form| {
            if let Some(outer) = mask.mask() {
                form.set_mask(outer);
                let content = form.transparency_group(bounds, "DeviceRGB", |form| {
                    form.draw_group(mask.root());
                });
                form.draw_form(content);
            } else {
                form.draw_group(mask.root());
            }
        });
        self.set_soft_mask(mask.kind(), mask_content);
    }
}

/// The outline of a clip that has no other, and the space it is in.
fn single_path(clip: &ClipPath) -> Option<(&Path, Transform)> {
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

/// The operators that set what outlines are painted with.
struct PaintOperators {
    color: &'static str,
    space: &'static str,
    pattern: &'static str,
    /// A key of the graphics state.
    opacity: &'static str,
}

const FILL: PaintOperators = PaintOperators {
    color: "rg",
    space: "cs",
    pattern: "scn",
    opacity: "ca",
};
const STROKE: PaintOperators = PaintOperators {
    color: "RG",
    space: "CS",
    pattern: "SCN",
    opacity: "CA",
};

/// Along what the colours of a gradient change.
struct GradientAxis {
    /// 2 along a line, 3 from a circle to another.
    kind: i64,
    coordinates: Vec<Object>,
}

impl GradientAxis {
    /// A pattern of these values, in a space given from that of the form.
    fn shading_pattern(
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
            "Function" => interpolation_function(stops, value),
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

/// A function from 0 to 1 that interpolates between the values of stops.
fn interpolation_function(stops: &[Stop], value: impl Fn(&Stop) -> Vec<f32>) -> Dictionary {
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

fn matrix(it: Transform) -> [f32; 6] {
    [it.sx, it.ky, it.kx, it.sy, it.tx, it.ty]
}

fn rectangle_corners(rect: NonZeroRect) -> [f32; 4] {
    [rect.left(), rect.top(), rect.right(), rect.bottom()]
}

fn rgb(color: usvg::Color) -> [f32; 3] {
    [color.red, color.green, color.blue].map(|channel| f32::from(channel) / 255.0)
}
