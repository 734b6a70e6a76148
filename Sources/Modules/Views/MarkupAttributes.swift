/// What may be written in the attributes of a template, and with which values.
enum MarkupAttributes {
    typealias Fault = (problem: Problem, range: Range<Int>)

    private static let global = [
        "class", "lang", "dir", "role", "title", "aria-current", "aria-describedby", "aria-hidden", "aria-label",
        "aria-labelledby",
    ]
    private static let own: [String: [String]] = [
        "a": ["href"], "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan", "scope"], "time": ["datetime"],
        "svg": ["viewBox", "xmlns"],
    ]
    private static let measures = Icon.attributes.union([
        "dominant-baseline", "dx", "dy", "fill-opacity", "font-size", "font-weight", "letter-spacing", "stroke-opacity",
        "text-anchor", "textLength",
    ])
    /// The only values of an attribute.
    private static let choices: [String: [String]] = [
        "dir": ["ltr", "rtl", "auto"], "scope": ["col", "row", "colgroup", "rowgroup"],
        "aria-hidden": ["true", "false"], "aria-current": ["true", "page", "step", "location", "date"],
        "role": ["group", "img", "list", "listitem", "none", "note", "presentation", "region"],
        "xmlns": ["http://www.w3.org/2000/svg"],
    ]
    /// What would load or lead somewhere: refused with a word about it.
    private static let addresses: Set<String> = [
        "action", "background", "cite", "data", "formaction", "ping", "poster", "src", "srcset", "xlink:href",
    ]

    static func problems(of tag: MarkupTag) -> [Fault] {
        var seen = Set<String>()
        return tag.attributes.compactMap { attribute in
            guard seen.insert(attribute.name).inserted else {
                return (.attributeTwice(attribute.name), attribute.nameRange)
            }
            return problem(of: attribute, on: tag.name)
        }
    }

    private static func problem(of attribute: MarkupAttribute, on element: String) -> Fault? {
        let name = attribute.name
        if name.lowercased() == "style" { return (.inlineStyle, attribute.nameRange) }
        if name.lowercased().hasPrefix("on") { return (.eventAttribute(name), attribute.nameRange) }
        if addresses.contains(name) { return (.addressAttribute(name), attribute.nameRange) }
        let isDrawing = MarkupElements.drawing.contains(element)
        let known = global + (own[element] ?? []) + (isDrawing ? Array(measures) : [])
        guard known.contains(name) else {
            let near = NearMiss.of(name, among: known)
            let shown = isDrawing ? global : global + (own[element] ?? [])
            return (.attributeNotAllowed(name, on: element, near: near, known: shown.sorted()), attribute.nameRange)
        }
        if let wrong = wrongValue(in: attribute) { return wrong }
        return problem(ofText: attribute)
    }

    /// The first value of Mustache that this attribute cannot be made of.
    private static func wrongValue(in attribute: MarkupAttribute) -> Fault? {
        for case .value(let shape, let tag) in attribute.parts {
            switch (attribute.name, shape) {
            case ("title", _), ("aria-label", _), ("href", .url): continue
            case (_, .word) where choices[attribute.name] == nil: continue
            default: return (.valueInAttribute(tag.name, attribute.name), tag.range)
            }
        }
        return nil
    }

    private static func problem(ofText attribute: MarkupAttribute) -> Fault? {
        let name = attribute.name
        if let choices = choices[name] {
            guard let text = attribute.literal, choices.contains(text) else {
                return (.attributeValue(name, choices.joined(separator: ", ")), attribute.valueRange)
            }
            return nil
        }
        switch name {
        case "title", "aria-label": return nil
        case "href": return isAddress(attribute) ? nil : (.externalAddress, attribute.valueRange)
        case "colspan", "rowspan":
            let isCount = attribute.literal.flatMap { Int($0) }.map { (1...50).contains($0) } ?? false
            return isCount ? nil : (.attributeValue(name, "1…50"), attribute.valueRange)
        case "lang":
            let isLanguage =
                attribute.literal == nil
                || Pattern("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")?.matches(attribute.literals) == true
            return isLanguage ? nil : (.attributeValue(name, "fr, en, ar, pt-BR…"), attribute.valueRange)
        case "class", "datetime", "aria-labelledby", "aria-describedby":
            let isPlain = attribute.literals.unicodeScalars.allSatisfy { TemplateWord.isPart($0) || $0.isBlank }
            return isPlain ? nil : (.attributeValue(name, "a-z, 0-9, -"), attribute.valueRange)
        default:
            let text = attribute.literals
            return text.isEmpty || Icon.isMeasure(text) ? nil : (.notMeasure(name), attribute.valueRange)
        }
    }

    /// `#place` on the same page, or one address that the host made.
    private static func isAddress(_ attribute: MarkupAttribute) -> Bool {
        if case .value(.url, _)? = attribute.parts.first { return attribute.parts.count == 1 }
        if case .unknown? = attribute.parts.first { return attribute.parts.count == 1 }
        guard case .literal(let start)? = attribute.parts.first, start.hasPrefix("#"), !attribute.hasSection else {
            return false
        }
        return attribute.parts.allSatisfy { part in
            switch part {
            case .literal(let text):
                text.unicodeScalars.allSatisfy { $0 == "#" || $0 == "-" || $0 == "_" || $0.isASCIILetterOrDigit }
            case .value(let shape, _): shape == .word
            case .unknown: true
            }
        }
    }
}
