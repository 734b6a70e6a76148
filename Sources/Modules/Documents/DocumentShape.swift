import Domain

/// The names that the template of a document may ask for: what `DocumentValues` fills.
///
/// | name | what it is |
/// |---|---|
/// | `title`, `summary`, `town_hall` | text |
/// | `url` | the full address of the tutorial, text |
/// | `language` | `fr` or `en` |
/// | `number` | the number of the cell, with its leading zeros; empty unless the document repeats over a range |
/// | `index`, `total` | which cell, from 1, and of how many |
/// | `field.ID`, `parameter.ID` | an answer, as in views: see `ViewNames`; `html` is one paragraph for each line |
/// | `row` | the cell's row: its columns, or `name`, `quantity`, `optional` of a material |
/// | `pictogram.ID` | the sign of the chosen option of a field or parameter, html |
/// | `code.qr`, `code.bars` | the codes that the document declares, html |
/// | `words.NAME` | the document's own words, in the reader's language |
/// | `steps` | list: `number`, `name`, `title`, `html`, `warning` |
enum DocumentShape {
    static func names(
        fields: [Field], parameters: [Field], series: DocumentSeries, codes: DocumentCodes,
        words: [String: LocalizedText]
    ) -> [String: TemplateShape] {
        var names: [String: TemplateShape] = [
            "title": .text, "summary": .text, "town_hall": .text, "url": .text, "language": .word,
            "number": .word, "index": .word, "total": .word, "field": .object(objects(fields)),
            "steps": .list(["number": .word, "name": .text, "title": .text, "html": .html, "warning": .text]),
        ]
        let signs = (fields + parameters).filter { $0.kind.signs != nil }.map { ($0.id, TemplateShape.html) }
        let optional: [(String, [String: TemplateShape])] = [
            ("parameter", objects(parameters)), ("words", words.mapValues { _ in .text }),
            ("row", row(of: series, fields)), ("pictogram", Dictionary(signs) { first, _ in first }),
            ("code", shown(codes)),
        ]
        for (name, shapes) in optional where !shapes.isEmpty { names[name] = .object(shapes) }
        return names
    }

    private static func objects(_ fields: [Field]) -> [String: TemplateShape] {
        Dictionary(fields.map { ($0.id, .object(ViewNames.names(of: $0))) }) { first, _ in first }
    }

    private static func row(of series: DocumentSeries, _ fields: [Field]) -> [String: TemplateShape] {
        guard case .rows(let id) = series, let field = fields.first(where: { $0.id == id }) else { return [:] }
        let names = ViewNames.names(of: field)
        guard case .list(let shapes)? = names["rows"] ?? names["items"] else { return [:] }
        return shapes
    }

    private static func shown(_ codes: DocumentCodes) -> [String: TemplateShape] {
        var shown: [String: TemplateShape] = [:]
        if codes.qr != nil { shown["qr"] = .html }
        if codes.bars != nil { shown["bars"] = .html }
        return shown
    }
}

extension Field.Kind {
    /// The options of a choice among which there are signs; nil for anything else.
    var signs: [Field.Option]? {
        guard case .choice(let options) = self, options.contains(where: { Pictogram.svg($0.id) != nil }) else {
            return nil
        }
        return options
    }
}
