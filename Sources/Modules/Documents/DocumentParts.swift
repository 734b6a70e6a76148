import Domain
import Yams

/// Reads the parts of one document that name fields and parameters.
struct DocumentParts {
    let keys: DocumentReader
    let fields: [Field]
    let parameters: [Field]

    private var report: Report { keys.report }

    /// Parameters by the field whose answer they start with.
    func prefill() -> [String: String] {
        guard let node = keys.reader.value("prefill"), case .mapping(let mapping) = node else {
            if let node = keys.reader.value("prefill") {
                report.add(.wrongShape("prefill", expected: .mapping), at: node)
            }
            return [:]
        }
        var prefill: [String: String] = [:]
        for (key, value) in mapping {
            guard let parameter = key.scalar?.string, let field = value.scalar?.string,
                keys.checkName(parameter, key, among: parameters.map(\.id)),
                keys.checkName(field, value, among: fields.map(\.id))
            else { continue }
            prefill[parameter] = field
        }
        return prefill
    }

    func words() -> [String: LocalizedText] {
        guard let node = keys.reader.value("words"), let reader = MappingReader(node, named: "words", report),
            case .mapping(let mapping) = node
        else { return [:] }
        if mapping.count > DocumentLimits.words {
            report.add(.tooManyItems("words", count: mapping.count, limit: DocumentLimits.words), at: node)
        }
        var words: [String: LocalizedText] = [:]
        for (key, _) in mapping {
            guard let name = key.scalar?.string, !ManifestDocument.isPlaceholder(name) else { continue }
            guard let pattern = Pattern("[a-z][a-z0-9_]{0,39}"), pattern.matches(name) else {
                report.add(.fieldID(name), at: key)
                continue
            }
            words[name] = reader.localized(name, limit: 200)
        }
        return words
    }

    /// Nil when something was reported.
    func series() -> DocumentSeries? {
        guard let node = keys.reader.value("repeat") else { return .once }
        guard let series = keys.mapping("repeat", known: DocumentKeys.series) else { return nil }
        let isRange = series.reader.value("from") != nil || series.reader.value("to") != nil
        guard isRange != (series.reader.value("rows") != nil) else {
            report.add(.repeatShape, at: node)
            return nil
        }
        if isRange {
            let digits = series.reader.value("digits") == nil ? nil : series.figure("digits")
            guard let from = series.figure("from"), let to = series.figure("to") else { return nil }
            return .range(from: from, to: to, digits: digits)
        }
        guard let (id, node) = series.reader.text("rows"), series.checkName(id, node, among: fields.map(\.id)),
            let field = fields.first(where: { $0.id == id })
        else { return nil }
        guard field.kind.hasRows else {
            report.add(.rowsField(id), at: node)
            return nil
        }
        return .rows(field: id)
    }

    func grid(on paper: Paper) -> DocumentGrid? {
        let orientation = keys.word("orientation", Orientation.self) ?? .portrait
        let margin = keys.constant("margin", DocumentLimits.margins) ?? paper.usualMargin
        let grid = keys.mapping("grid", known: DocumentKeys.grid, required: paper == .roll80)
        let height = grid?.length("height", required: paper == .roll80)
        let made = DocumentGrid(
            orientation: orientation, margin: margin, width: grid?.length("width"), height: height,
            gap: grid?.length("gap") ?? DocumentMeasure(0), cut: grid?.word("cut", DocumentGrid.Cut.self),
            order: grid?.word("order", DocumentGrid.Order.self) ?? .across)
        if paper == .roll80 {
            guard grid != nil, height != nil else { return nil }
            for (key, holder) in [("orientation", keys), ("cut", grid), ("gap", grid), ("order", grid)] {
                if let node = holder?.reader.value(key) { report.add(.notOnRoll(key), at: node) }
            }
        }
        checkConstant(made, on: paper, at: grid?.reader.node ?? keys.reader.node)
        return made
    }

    /// A size that no answer changes is tried at once.
    private func checkConstant(_ grid: DocumentGrid, on paper: Paper, at node: Node) {
        guard [grid.width, grid.height, grid.gap].allSatisfy({ $0?.isConstant ?? true }) else { return }
        do throws(DocumentRefusal) {
            _ = try SheetLayout(grid, on: paper, .none)
        } catch {
            report.add(.documentSize(error), at: node)
        }
    }

    /// What must be read from afar, and from how far.
    func reading(_ styles: [DocumentStyle]) -> DocumentReading? {
        guard let reading = keys.mapping("reading", known: DocumentKeys.reading) else { return nil }
        let sized = styles.filter { $0.size != nil }.map(\.name)
        let named = reading.reader.words("styles", required: true, limit: 10)
            .filter { reading.checkName($0.text, $0.node, among: sized) }.map(\.text)
        guard let distance = reading.length("distance", required: true), !named.isEmpty else { return nil }
        return DocumentReading(distance: distance, styles: named)
    }

    /// Names whose words can be measured.
    func texts(_ words: [String: LocalizedText], _ series: DocumentSeries?) -> [String] {
        columns(of: series).map(\.id) + parameters.map(\.id) + fields.map(\.id) + words.keys.sorted()
            + ["title", "summary", "town_hall", "url", "number"]
    }

    private func columns(of series: DocumentSeries?) -> [Field.Column] {
        guard case .rows(let id)? = series, let field = fields.first(where: { $0.id == id }) else { return [] }
        return field.kind.rowColumns
    }
}

// MARK: - Codes

extension DocumentParts {
    func codes(in series: DocumentSeries?) -> DocumentCodes {
        guard let codes = keys.mapping("code", known: DocumentKeys.codes) else { return .none }
        let qr = codes.mapping("qr", known: DocumentKeys.qr)
        let bars = codes.mapping("bars", known: DocumentKeys.bars)
        return DocumentCodes(
            qr: qr.flatMap { code(of: $0, width: "size", height: "size", series) },
            bars: bars.flatMap { code(of: $0, width: "width", height: "height", series) })
    }

    private func code(
        of reader: DocumentReader, width: String, height: String, _ series: DocumentSeries?
    ) -> DocumentCodes.Code? {
        let named = reader.reader.text("of", required: true)
        let value = named.flatMap { encoded($0.text, $0.node, series) }
        for key in Set([width, height]).sorted() { _ = reader.reader.value(key, required: true) }
        let sides = (reader.constant(width, 5...300), height == width ? nil : reader.constant(height, 5...300))
        guard let value, let first = sides.0 else { return nil }
        return DocumentCodes.Code(value: value, width: first, height: sides.1 ?? first)
    }

    private func encoded(_ name: String, _ node: Node, _ series: DocumentSeries?) -> DocumentCodes.Value? {
        let isRange = if case .range? = series { true } else { false }
        let columns = columns(of: series).map { "row." + $0.id }
        let known = ["url", "title"] + (isRange ? ["number"] : []) + columns + parameters.map(\.id) + fields.map(\.id)
        guard keys.checkName(name, node, among: known) else { return nil }
        switch name {
        case "url": return .url
        case "title": return .title
        case "number" where isRange: return .number
        default: break
        }
        if columns.contains(name) { return .column(String(name.dropFirst(4))) }
        if let kind = (parameters + fields).first(where: { $0.id == name })?.kind, kind.isEncodable {
            return .answer(name)
        }
        report.add(.notEncodable(name), at: node)
        return nil
    }
}

extension Field.Kind {
    fileprivate var hasRows: Bool {
        switch self {
        case .table, .group, .materials: true
        default: false
        }
    }

    fileprivate var rowColumns: [Field.Column] {
        switch self {
        case .table(let columns, _), .group(let columns, _): columns
        default: []
        }
    }

    fileprivate var isEncodable: Bool {
        switch self {
        case .text, .number, .choice, .link, .reference, .date: true
        default: false
        }
    }
}
