import Domain
import Foundation

/// What the page for drawing on a photo sends.
struct MarkingForm: Sendable {
    /// The buttons that work without script.
    enum Action: String, Sendable {
        case turnLeft = "turn-left"
        case turnRight = "turn-right"
        case crop
        case clear

        /// `flash.KEY` of the catalogue.
        var flash: String {
            switch self {
            case .turnLeft, .turnRight: "turned"
            case .crop: "cropped"
            case .clear: "cleared"
            }
        }
    }

    let action: Action?
    let reason: String
    private let form: Form

    /// Characters.
    private static let reasonLimit = 300

    init(_ form: Form) {
        self.form = form
        action = form["action"].flatMap(Action.init)
        reason = String((form["reason"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.reasonLimit))
    }

    /// What stood in it, to be shown again.
    func typed(on sheet: MarkingSheet) -> MarkingPage.Typed {
        let sides = MarkingPage.sideNames.map { ($0, form[$0] ?? "") }.filter { !$0.1.isEmpty }
        return MarkingPage.Typed(
            marks: sent ?? sheet.marks, reason: form["reason"] ?? "", sides: Dictionary(uniqueKeysWithValues: sides))
    }

    private var sent: Marks? { form["marks"].flatMap { $0.isEmpty ? nil : Marks(json: $0) } }

    /// What is to be burned in.
    /// - Throws: `Refusal` `.marksMalformed`.
    func marks(on sheet: MarkingSheet) throws -> Marks {
        let isAbsent = (form["marks"] ?? "").isEmpty
        guard var marks = isAbsent ? sheet.marks : sent else { throw Refusal(.marksMalformed, field: "marks") }
        switch action {
        case .turnLeft: marks.rotate(by: 3)
        case .turnRight: marks.rotate(by: 1)
        case .crop: _ = cut(&marks)
        case .clear: marks = Marks()
        case nil: break
        }
        if sheet.isOthers { marks = marks.blurs }
        guard marks.isSound else { throw Refusal(.marksMalformed, field: "marks") }
        return marks
    }

    /// Why the photo must be looked at again before anything is saved: `marking.KEYWhat` of the catalogue.
    func problem(on sheet: MarkingSheet, _ marks: Marks) -> String? {
        var copy = sent ?? sheet.marks
        if action == .crop, !cut(&copy) { return "crop" }
        if let source = form["source"], source != sheet.fingerprint { return "changed" }
        if sheet.isFinal, marks != sheet.marks, form["final"] == nil { return "published" }
        return nil
    }

    private func cut(_ marks: inout Marks) -> Bool {
        let shares = MarkingPage.sideNames.map { share(form[$0]) }
        return marks.cut(left: shares[0], top: shares[1], right: shares[2], bottom: shares[3])
    }

    /// « 12,5 » per cent is 1250 ten-thousandths; what is no number is nothing.
    private func share(_ text: String?) -> Int {
        let number = Double((text ?? "").trimmingCharacters(in: .whitespaces).replacing(",", with: ".")) ?? 0
        return number.isFinite ? Int((max(-1, min(number, 100)) * 100).rounded()) : 0
    }
}
