import Domain
import Yams

/// Reads the `styles` of a document.
struct DocumentStyleDecoder {
    static let keys =
        [
            "size", "weight", "line_height", "align", "vertical", "layout", "colour", "background", "on", "border",
            "capitals", "wrap", "turn",
        ] + DocumentStyle.Property.allCases.map(\.rawValue)

    /// The size and the place of a cell and its parts are the grid's affair.
    static let keysOfHost = keys.filter { !ofPlace.contains($0) }
    private static let ofPlace = ["width", "height", "left", "top", "right", "bottom", "margin", "turn"]

    let document: DocumentReader
    /// What `fit` may name.
    let texts: [String]

    func decode() -> [DocumentStyle] {
        guard let node = document.reader.value("styles"),
            case .mapping(let mapping) = node, MappingReader(node, named: "styles", document.report) != nil
        else {
            if let node = document.reader.value("styles") {
                document.report.add(.wrongShape("styles", expected: .mapping), at: node)
            }
            return []
        }
        if mapping.count > DocumentLimits.styles {
            document.report.add(
                .tooManyItems("styles", count: mapping.count, limit: DocumentLimits.styles), at: node)
        }
        var backgrounds: [String: Colour] = [:]
        var lies: [(style: DocumentStyle, on: String?, node: Node)] = []
        let styles = mapping.prefix(DocumentLimits.styles).compactMap { key, value -> DocumentStyle? in
            guard let name = name(key), let inner = MappingReader(value, named: name, document.report) else {
                return nil
            }
            let reader = DocumentReader(reader: inner, scope: document.scope)
            let style = style(name, reader)
            backgrounds[name] = style.background
            lies.append((style, inner.text("on")?.text, inner.value("colour") ?? key))
            return style
        }
        for lie in lies { checkContrast(of: lie.style, on: lie.on, backgrounds, lie.node) }
        return styles
    }

    private func name(_ node: Node) -> String? {
        guard let name = node.scalar?.string, !ManifestDocument.isPlaceholder(name) else { return nil }
        if let pattern = Pattern("[a-z][a-z0-9_-]{0,39}"), pattern.matches(name) { return name }
        document.report.add(.fieldID(name), at: node)
        return nil
    }

    private func style(_ name: String, _ reader: DocumentReader) -> DocumentStyle {
        let keys = reader.reader
        keys.checkKeys(known: DocumentStyle.ofHost[name] == nil ? Self.keys : Self.keysOfHost)
        var style = DocumentStyle(name: name)
        for property in DocumentStyle.Property.allCases { style.extents[property] = extent(property, reader) }
        style.size = size(reader, style)
        style.bold = reader.word("weight", Weight.self) == .bold
        style.lineHeight = lineHeight(keys)
        style.align = reader.word("align", DocumentStyle.Align.self)
        style.middle = reader.word("vertical", DocumentStyle.Middle.self)
        style.layout = reader.word("layout", DocumentStyle.Layout.self)
        style.colour = reader.colour("colour")
        style.background = reader.colour("background")
        style.border = border(reader)
        style.capitals = keys.boolean("capitals") ?? false
        style.wraps = keys.boolean("wrap") ?? true
        style.turn = turn(reader)
        return style
    }

    enum Weight: String, CaseIterable { case normal, bold }
    enum Turn: String, CaseIterable { case right, left, over }

    private func turn(_ reader: DocumentReader) -> Int? {
        switch reader.word("turn", Turn.self) {
        case .right: 90
        case .left: -90
        case .over: 180
        case nil: nil
        }
    }

    /// `12 mm`, `width - 4 mm` or `50 %`.
    private func extent(_ property: DocumentStyle.Property, _ reader: DocumentReader) -> DocumentStyle.Extent? {
        guard let (text, node) = reader.reader.text(property.rawValue) else { return nil }
        guard text.hasSuffix("%") else {
            return reader.measure(text, node, as: .mm).map(DocumentStyle.Extent.length)
        }
        if let share = Double(text.dropLast().filter { $0 != " " }), (1...100).contains(share) {
            return .percent(share)
        }
        reader.report.add(.badExtent(text), at: node)
        return nil
    }

    private func size(_ reader: DocumentReader, _ style: DocumentStyle) -> DocumentStyle.Size? {
        guard let node = reader.reader.value("size") else { return nil }
        guard case .mapping = node else { return reader.length("size").map(DocumentStyle.Size.fixed) }
        guard let fit = reader.mapping("size", known: DocumentKeys.fit),
            let least = fit.length("least", required: true), let most = fit.length("most", required: true)
        else { return nil }
        let names = fit.reader.words("fit", required: true, limit: 6)
            .filter { fit.checkName($0.text, $0.node, among: texts) }
        if [.width, .height].contains(where: { !Self.isLength(style.extents[$0]) }) {
            reader.report.add(.fitWithoutBox, at: node)
        }
        return .fitted(names: names.map(\.text), least: least, most: most)
    }

    private static func isLength(_ extent: DocumentStyle.Extent?) -> Bool {
        if case .length? = extent { true } else { false }
    }

    private func lineHeight(_ reader: MappingReader) -> Double? {
        guard let value = reader.number("line_height"), let node = reader.value("line_height") else { return nil }
        if (0.5...4).contains(value) { return value }
        reader.report.add(.outOfRange("line_height", 1...4), at: node)
        return nil
    }

    private func border(_ reader: DocumentReader) -> DocumentStyle.Border? {
        guard let node = reader.reader.value("border") else { return nil }
        guard case .mapping = node else {
            return reader.length("border").map { .init(width: $0, line: .solid, colour: .black, sides: []) }
        }
        guard let border = reader.mapping("border", known: DocumentKeys.border),
            let width = border.length("width", required: true)
        else { return nil }
        let line = border.word("line", DocumentStyle.Line.self) ?? .solid
        let known = DocumentStyle.Side.allCases.map(\.rawValue)
        let sides = border.reader.words("sides", limit: 4).compactMap { word, node in
            border.checkName(word, node, among: known) ? DocumentStyle.Side(rawValue: word) : nil
        }
        return .init(width: width, line: line, colour: border.colour("colour") ?? .black, sides: sides)
    }

    private func checkContrast(
        of style: DocumentStyle, on other: String?, _ backgrounds: [String: Colour], _ node: Node
    ) {
        if let other, backgrounds[other] == nil {
            let known = backgrounds.keys.sorted()
            document.report.add(
                .documentName(other, near: NearMiss.of(other, among: known), known: known), at: node)
        }
        let background = style.background ?? other.flatMap { backgrounds[$0] } ?? backgrounds["cell"] ?? .white
        guard let colour = style.colour else { return }
        let ratio = colour.contrast(with: background)
        guard ratio < Legibility.contrast else { return }
        let figure = String((ratio * 10).rounded(.down) / 10)
        document.report.add(.paleStyle(colour.css, ratio: figure, on: background.css), at: node)
    }
}
