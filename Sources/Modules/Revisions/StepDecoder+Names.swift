import Domain

/// What a step names, read and looked for in the form before and the form after; what is not there is reported.
extension StepDecoder {
    /// A field or a column.
    func path(_ key: String, _ reader: MappingReader) -> FieldPath? {
        guard let (text, node) = reader.text(key, required: true) else { return nil }
        if let path = FieldPath(written: text) { return path }
        report.add(.malformedPath(text), at: node)
        return nil
    }

    /// A field, never a column.
    func field(_ key: String, _ reader: MappingReader) -> FieldPath? {
        guard let path = path(key, reader) else { return nil }
        if path.column == nil { return path }
        report(.malformedPath(path.description), at: key, reader)
        return nil
    }

    func wasThere(_ path: FieldPath, _ key: String, _ reader: MappingReader) -> Bool {
        guard let source, source[path] == nil else { return true }
        report(.unknownOldField(path.description, near: source.nearMiss(path)), at: key, reader)
        return false
    }

    func isThere(_ path: FieldPath, _ key: String, _ reader: MappingReader) -> Bool {
        guard let target, target[path] == nil else { return true }
        report(.unknownNewField(path.description, near: target.nearMiss(path)), at: key, reader)
        return false
    }

    func isGone(_ path: FieldPath, _ key: String, _ reader: MappingReader) -> Bool {
        guard let target, target[path] != nil else { return true }
        report(.stillAsked(path.description), at: key, reader)
        return false
    }

    /// - Parameter kind: of the field on the side in question; nil when it is not known.
    func option(_ key: String, _ reader: MappingReader, of path: FieldPath, _ kind: Field.Kind?, isOld: Bool) -> String?
    {
        guard let (text, node) = reader.text(key, required: true) else { return nil }
        guard let options = kind?.options.map(\.id), !options.contains(text) else { return text }
        let near = NearMiss.of(text, among: options)
        report.add(.unknownOption(text, of: path.description, near: near, isOld: isOld), at: node)
        return nil
    }

    func unit(_ key: String, _ reader: MappingReader) -> Unit? {
        guard let (text, node) = reader.text(key, required: true) else { return nil }
        if let unit = Unit(rawValue: text) { return unit }
        let names = Unit.allCases.map(\.rawValue)
        report.add(.unknownUnit(text, near: NearMiss.of(text, among: names), known: names), at: node)
        return nil
    }

    func report(_ problem: Problem, at key: String, _ reader: MappingReader) {
        report.add(problem, at: reader.value(key) ?? reader.node)
    }
}

extension Field {
    /// True for an answer against which nothing is to be said.
    func accepts(_ value: FieldValue) -> Bool { kind.fits(value) && findings(for: value, files: [:]).isEmpty }
}

extension Field.Kind {
    /// True when an answer of this kind is stored in that shape.
    func fits(_ value: FieldValue) -> Bool {
        switch (self, value) {
        case (.choices, .choices), (.duration, .duration), (.materials, .materials), (.table, .table), (.group, .table),
            (.file, .files), (.photo, .photos):
            true
        case (.text, .text), (.markdown, .text), (.number, .text), (.boolean, .text), (.choice, .text), (.date, .text),
            (.link, .text), (.reference, .text):
            true
        default: false
        }
    }

    var isOfFiles: Bool {
        switch self {
        case .file, .photo: true
        default: false
        }
    }

    func hasUnit(_ unit: Unit) -> Bool {
        if case .number(let own, _, _, _) = self { return own == unit }
        return units.contains(unit)
    }

    /// True when answers of the kind `other` can be moved here: as they are, or in words.
    func takes(_ other: Field.Kind) -> Bool {
        switch (other, self) {
        case (.file, _), (.photo, _): name == other.name
        case (_, .text), (_, .markdown): true
        case (.number(let old, _, _, _), .number(let new, _, _, _)): old == new
        case (.choice, .choices), (.choices, .choice), (.table, .group), (.group, .table): true
        default: name == other.name
        }
    }
}
