import Domain
import Mustache

/// Values as swift-mustache sees them: through the shapes that the template's tags were resolved with, without
/// reflection.
///
/// Every name of the shape answers, if only with `NotAnswered`: the library would otherwise look for it further out.
struct ShapedObject: MustacheParent {
    let shapes: [String: TemplateShape]
    let values: [String: TemplateValue]

    func child(named name: String) -> Any? {
        guard let shape = shapes[name] else { return nil }
        return shown(values[name], as: shape)
    }

    private func shown(_ value: TemplateValue?, as shape: TemplateShape) -> Any {
        switch (shape, value) {
        case (.text, .text(let text)?) where !text.isBlank: return ShownText(HTMLText.escape(text))
        case (.word, .text(let text)?) where TemplateWord.isWord(text): return ShownText(text)
        case (.url, .text(let text)?) where TemplateWord.isLocalAddress(text): return ShownText(HTMLText.escape(text))
        case (.html, .html(let html)?) where !html.isEmpty: return ShownText(html)
        case (.flag, .flag(let flag)?): return flag
        case (.flag, nil): return false
        case (.object(let shapes), .object(let values)?): return ShapedObject(shapes: shapes, values: values)
        case (.list(let shapes), .list(let items)?) where !items.isEmpty:
            return items.map { ShapedObject(shapes: shapes, values: $0) }
        default: return NotAnswered()
        }
    }
}

/// Text that is already fit for its place.
private struct ShownText: MustacheParent, MustacheCustomRenderable {
    let renderText: String
    let isNull = false

    init(_ text: String) { renderText = text }

    func child(named name: String) -> Any? { nil }
}

/// Shows nothing, opens no section, and stops the search for its name.
private struct NotAnswered: MustacheParent, MustacheCustomRenderable {
    let renderText = ""
    let isNull = true

    func child(named name: String) -> Any? { nil }
}
