import Domain
import Modules

extension Field.Kind {
    /// The answer as drafts keep it; nil when it does not fit the field.
    /// - Parameter files: documents of the tutorial by name.
    func value(_ answer: DemoTutorial.Answer, files: [String: MediaFile]) -> FieldValue? {
        switch (self, answer) {
        case (.choices, .list(let list)): .choices(list.compactMap(\.text))
        case (.duration, .list(let list)) where list.count == 2:
            .duration(amount: list[0].text ?? "", unit: list[1].text ?? "")
        case (.materials, .list(let list)): .materials(list.compactMap(\.material))
        case (.table, .list(let list)), (.group, .list(let list)): .table(list.compactMap(\.row))
        case (.file, .list(let list)):
            .files(list.compactMap { $0.text.flatMap { files[$0] } }.map { Attachment(file: $0.id, name: $0.name) })
        case (_, .text(let text)): .text(text)
        default: nil
        }
    }
}

extension DemoTutorial.Answer {
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var row: [String: String]? { if case .row(let row) = self { row } else { nil } }

    /// Name, quantity, unit, and a word when one can do without.
    fileprivate var material: Material? {
        guard case .list(let list) = self, list.count >= 3 else { return nil }
        let words = list.map { $0.text ?? "" }
        return Material(name: words[0], quantity: words[1], unit: words[2], optional: words.count > 3)
    }
}
