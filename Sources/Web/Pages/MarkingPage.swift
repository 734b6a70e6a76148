import Domain
import Foundation

/// One photo, and the tools to draw on it: for its authors, and in an emergency for those who look after the mairie.
struct MarkingPage: Page {
    static let template = "marking"

    /// One side of the crop without script.
    struct Side: Sendable {
        let name: String
        let label: String
        let value: String
    }

    /// What a form had in it that could not be saved, or had to be looked at again.
    struct Typed: Sendable {
        var marks: Marks
        var reason = ""
        /// By name of the input, as typed.
        var sides: [String: String] = [:]
        var refusal: Refusal?
        /// Keys of the catalogue, `marking.KEYWhat` and `marking.KEYMend`.
        var problem: String?
    }

    /// In the order in which they are asked.
    static let sideNames = ["left", "top", "right", "bottom"]

    let title: String
    let trail: [LinkView]
    let problems: [RefusalView]
    /// What is saved cannot be undone.
    let isFinal: Bool
    let isBlurOnly: Bool
    let noticeHead: String
    let notice: String
    let action: String
    let back: String
    let backLabel: String
    /// What one draws on.
    let picture: String
    /// What readers see at present.
    let shown: String
    let width: Int
    let height: Int
    let alt: String
    let source: String
    let marks: String
    let saved: String
    let script: String
    let asksReason: Bool
    let reason: String
    let isReasonMissing: Bool
    let reasonWhat: String
    let reasonMend: String
    let plainLead: String
    let sides: [Side]
    let mayClear: Bool

    init(_ sheet: MarkingSheet, typed: Typed, author: String, trail: [LinkView], alt: String, _ texts: Texts) {
        let kind = sheet.isOthers ? "others" : sheet.isFinal ? "final" : "draft"
        let refusal = typed.refusal.map { RefusalView($0, texts) }
        title = texts[sheet.isOthers ? "marking.titleBlur" : "marking.title"]
        self.trail = trail
        isReasonMissing = typed.refusal?.code == .marksReason
        problems =
            (isReasonMissing ? [] : [refusal].compactMap { $0 })
            + [typed.problem].compactMap { $0 }.map { RefusalView(problem: $0, texts) }
        isFinal = sheet.isFinal
        isBlurOnly = sheet.isOthers
        noticeHead = texts["marking.\(kind)Head"]
        notice = texts["marking.\(kind)Notice", ["name": author]]
        action = sheet.address
        back = sheet.back
        backLabel = texts[sheet.isOfDraft ? "marking.backToDraft" : "marking.backToTutorial"]
        let widest = sheet.file.renditions.last
        shown = widest.map { Path.photo(sheet.file.id, $0) } ?? ""
        picture = sheet.file.unmarked == nil ? shown : "\(Path.marking(sheet.file.id, sheet.tutorial.id))/origine"
        width = widest?.width ?? 0
        height = widest?.height ?? 0
        self.alt = alt.isBlank ? texts["marking.photo"] : alt
        source = sheet.fingerprint
        marks = typed.marks.pageJSON
        saved = sheet.marks.pageJSON
        script = Self.script(texts)
        asksReason = sheet.isOthers
        reason = typed.reason
        let missing = RefusalView(Refusal(.marksReason), texts)
        reasonWhat = missing.what
        reasonMend = missing.mend
        plainLead = texts[sheet.isOthers ? "marking.plainBlurOnly" : "marking.plainLead"]
        let labels = ["marking.fromLeft", "marking.fromTop", "marking.fromRight", "marking.fromBottom"]
        sides = zip(Self.sideNames, labels).map { name, label in
            Side(name: name, label: texts[label], value: typed.sides[name] ?? "0")
        }
        mayClear = !sheet.marks.isEmpty
    }

    /// The words of the script, from the catalogue like all others.
    private static func script(_ texts: Texts) -> String {
        let names = [
            "hintChoose", "hintBlur", "hintArrow", "hintCircle", "hintNumber", "hintText", "hintCrop", "nameBlur",
            "nameArrow", "nameCircle", "nameNumber", "nameText", "nameCrop", "topLeft", "top", "topRight", "left",
            "centre", "right", "bottomLeft", "bottom", "bottomRight", "textGhost", "added", "removed", "moved", "sized",
            "undone", "redone", "nothingUndone", "nothingRedone", "turnedLeft", "turnedRight", "cleared", "tooMany",
            "empty", "unsaved", "saved", "saving", "restored", "offline", "failed", "expired", "noPicture",
        ]
        let words = Dictionary(uniqueKeysWithValues: names.map { ($0, texts["marking.js.\($0)"]) })
        return words.pageJSON
    }
}

extension RefusalView {
    fileprivate init(problem key: String, _ texts: Texts) {
        what = texts["marking.\(key)What"]
        mend = texts["marking.\(key)Mend"]
    }
}

/// Which photo is drawn on, by whom.
struct MarkingSheet: Sendable {
    let tutorial: Tutorial
    let file: MediaFile
    /// A published revision shows it: what is saved replaces it for good.
    let isFinal: Bool
    /// Somebody who did not write the tutorial: blurs alone, with a reason.
    let isOthers: Bool
    /// Come to from the draft, not from the published page.
    let isOfDraft: Bool
    /// Of the photo on the draft's page, when it stands there.
    var place: String?

    var address: String {
        isOfDraft ? Path.marking(file.id, tutorial.id) : Path.redaction(file.id, tutorial.slug)
    }

    var back: String { home + anchor }
    var home: String { isOfDraft ? Path.draft(tutorial.id) : Path.tutorial(tutorial.slug) }
    var anchor: String { isOfDraft ? place.map { "#\($0)" } ?? "" : "#\(RedactView.anchor)" }

    /// What is drawn so far and can still be redone.
    var marks: Marks { file.unmarked == nil ? Marks() : file.marks }

    /// Changes with the picture that is drawn on and with what is drawn on it.
    var fingerprint: String {
        let picture = file.unmarked?.digest ?? file.renditions.last?.digest ?? ""
        return String(Secret.digest(picture + marks.pageJSON).prefix(16))
    }
}

extension Marks {
    /// Nil when it is not what the page sends.
    init?(json: String) {
        guard let marks = try? JSONDecoder().decode(Marks.self, from: Data(json.utf8)) else { return nil }
        self = marks
    }
}
