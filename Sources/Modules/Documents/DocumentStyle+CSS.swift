extension DocumentStyle {
    /// The rule of a style sheet for it; measures whose answers are missing are left out.
    /// - Parameter size: font size in millimetres, already chosen; nil when the style sets none.
    func rule(_ answers: RuleAnswers, size: Double?) -> String {
        var declarations: [(String, String)] = []
        if let size { declarations.append(("font-size", Millimetres.text(size) + "mm")) }
        declarations += Property.allCases.compactMap { property in
            extents[property]?.css(answers).map { (property.css, $0) }
        }
        if Property.places.contains(where: { extents[$0] != nil }) { declarations.append(("position", "absolute")) }
        declarations += words + (border?.declarations(answers) ?? [])
        return CSSText.rule(".leaves \(selector)", declarations)
    }

    /// What its children need to lie beside each other at the widths that they ask for; to be written before the rules.
    var childrenRule: String {
        layout == .row ? CSSText.rule(".leaves \(selector)>*", [("display", "block"), ("flex", "none")]) : ""
    }

    /// What needs no answer.
    private var words: [(String, String)] {
        var words: [(String, String)] = []
        if bold { words.append(("font-weight", "bold")) }
        if let lineHeight { words.append(("line-height", Millimetres.text(lineHeight))) }
        if let align { words.append(("text-align", align.rawValue)) }
        if let colour { words.append(("color", colour.css)) }
        if let background { words.append(("background", background.css)) }
        if capitals { words.append(("text-transform", "uppercase")) }
        if !wraps { words.append(("white-space", "nowrap")) }
        if let turn { words.append(("transform", "rotate(\(turn)deg)")) }
        return words + flow
    }

    private var flow: [(String, String)] {
        guard middle != nil || layout != nil else { return [] }
        let place = middle?.css ?? "flex-start"
        return switch layout {
        case .row: [("display", "flex"), ("flex-direction", "row"), ("align-items", place)]
        case .column, nil: [("display", "flex"), ("flex-direction", "column"), ("justify-content", place)]
        }
    }
}

extension DocumentStyle.Extent {
    fileprivate func css(_ answers: RuleAnswers) -> String? {
        switch self {
        case .percent(let share): return Millimetres.text(share) + "%"
        case .length(let measure):
            guard let value = measure.value(in: answers), DocumentLimits.lengths.contains(value) else { return nil }
            return Millimetres.text(value) + "mm"
        }
    }
}

extension DocumentStyle.Border {
    fileprivate func declarations(_ answers: RuleAnswers) -> [(String, String)] {
        guard let width = width.value(in: answers), (0...20).contains(width) else { return [] }
        let value = "\(Millimetres.text(width))mm \(line.rawValue) \(colour.css)"
        return sides.isEmpty ? [("border", value)] : sides.map { ("border-\($0.rawValue)", value) }
    }
}

extension DocumentStyle.Middle {
    fileprivate var css: String {
        switch self {
        case .top: "flex-start"
        case .middle: "center"
        case .bottom: "flex-end"
        }
    }
}

extension Colour {
    static let black = Colour(red: 0, green: 0, blue: 0)
    static let white = Colour(red: 255, green: 255, blue: 255)

    init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// As CSS writes it.
    var css: String {
        let value = Int(red) << 16 | Int(green) << 8 | Int(blue)
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}

/// Lines of a style sheet.
enum CSSText {
    /// Empty without declarations.
    static func rule(_ selector: String, _ declarations: [(String, String)]) -> String {
        guard !declarations.isEmpty else { return "" }
        return "\(selector){\(declarations.map { "\($0.0):\($0.1)" }.joined(separator: ";"))}\n"
    }
}
