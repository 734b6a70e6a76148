import Domain
import Yams

/// What the keys of a document have in common: measures, words of a list, names.
struct DocumentReader {
    let reader: MappingReader
    let scope: RuleScope

    var report: Report { reader.report }

    /// Another mapping inside this one, its keys checked; nil when it is missing or no mapping.
    func mapping(_ key: String, known: [String], required: Bool = false) -> DocumentReader? {
        guard let node = reader.value(key, required: required),
            let inner = MappingReader(node, named: key, report)
        else { return nil }
        inner.checkKeys(known: known)
        return DocumentReader(reader: inner, scope: scope)
    }

    /// A length as an expression; a plain number is in millimetres.
    func length(_ key: String, required: Bool = false) -> DocumentMeasure? {
        measure(key, as: .mm, required: required)
    }

    /// A plain number as an expression.
    func figure(_ key: String) -> DocumentMeasure? { measure(key, as: .piece, required: true) }

    private func measure(_ key: String, as unit: Unit, required: Bool) -> DocumentMeasure? {
        guard let (text, node) = reader.text(key, required: required) else { return nil }
        return measure(text, node, as: unit)
    }

    func measure(_ text: String, _ node: Node, as unit: Unit) -> DocumentMeasure? {
        switch Quantity.read(text, in: scope, as: unit) {
        case .success(let quantity): return DocumentMeasure(quantity)
        case .failure(let problems):
            report.add(problems, at: node)
            return nil
        }
    }

    /// A length that no answer changes, within a range of millimetres.
    func constant(_ key: String, _ range: ClosedRange<Double>) -> Double? {
        guard let (text, node) = reader.text(key) else { return nil }
        let none = RuleScope(fields: [])
        switch Quantity.read(text, in: none, as: .mm) {
        case .failure(let problems): report.add(problems, at: node)
        case .success(let quantity):
            if let value = quantity.value(in: .none), range.contains(value) { return value }
            report.add(.outOfRange(key, Int(range.lowerBound)...Int(range.upperBound)), at: node)
        }
        return nil
    }

    /// One of a few words; the first key of `Word.allCases` when there is none is up to the caller.
    func word<Word: CaseIterable & RawRepresentable>(_ key: String, _: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let (text, node) = reader.text(key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue)
        report.add(.unknownWord(text, key: key, near: NearMiss.of(text, among: known), known: known), at: node)
        return nil
    }

    func colour(_ key: String) -> Colour? {
        guard let (text, node) = reader.text(key) else { return nil }
        if let colour = Colour(text) { return colour }
        report.add(.colour(text), at: node)
        return nil
    }

    /// True when `name` is known; otherwise it is reported.
    func checkName(_ name: String, _ node: Node, among known: [String]) -> Bool {
        if known.contains(name) { return true }
        report.add(.documentName(name, near: NearMiss.of(name, among: known), known: known), at: node)
        return false
    }
}

extension RuleAnswers {
    /// Nothing was answered.
    static var none: RuleAnswers { RuleAnswers(content: Content(), fields: []) }
}
