import Domain
import Modules
import Store

/// A document of the content type, with what can be chosen before it is printed.
struct DocumentPage: Page {
    static let template = "document"

    let title: String
    let help: String?
    let leaveHref: String
    /// Where the form of choices leads: this page.
    let action: String
    let style: String
    let parameters: [FieldEditView]
    let hasParameters: Bool
    /// Nil when it cannot be made of these answers.
    let sheets: SheetsView?
    let refusal: RefusalView?

    struct SheetsView: Sendable {
        let caption: String
        let remarks: [RemarkView]
        let hasRemarks: Bool
        let pdfHref: String
        let html: TrustedHTML
    }

    struct RemarkView: Sendable { let css, what, mend: String }

    struct RefusalView: Sendable {
        /// Of the input to blame.
        let href: String?
        let what: String
        let mend: String
    }

    /// - Parameter query: as it came, so that every part of the page is about the same choices.
    init(
        _ document: ModuleDocument, _ made: Result<RenderedDocument, DocumentRefusal>, of tutorial: Tutorial,
        chosen: [String: FieldValue], query: String, _ texts: Texts
    ) {
        let language = texts.language
        let address = Path.document(document.id, of: tutorial.slug)
        title = document.name.text(in: language)
        help = document.help?.text(in: language)
        leaveHref = Path.tutorial(tutorial.slug)
        action = address
        style = "\(address)/style.css\(query)"
        var faulty: String?
        switch made {
        case .success(let rendered):
            refusal = nil
            let figures = ["sheets": texts.plural("documents.sheets", rendered.sheets)]
            sheets = SheetsView(
                caption: texts.plural("documents.cells", rendered.cells, figures),
                remarks: rendered.remarks.map {
                    RemarkView(
                        css: $0.level == .hint ? "finding-hint" : "finding-warn",
                        what: $0.what.text(in: language).sentence,
                        mend: $0.mend.text(in: language).sentence)
                }, hasRemarks: !rendered.remarks.isEmpty, pdfHref: "\(address)/pdf\(query)",
                html: TrustedHTML(trusting: rendered.html))
        case .failure(let refused):
            faulty = refused.parameter
            refusal = RefusalView(
                href: faulty.map { "#\(DraftInput.field($0))" }, what: refused.what.text(in: language).sentence,
                mend: refused.mend.text(in: language).sentence)
            sheets = nil
        }
        parameters = document.parameters.map { field in
            let place = DraftInput.field(field.id)
            let slot = SlotView(place: place, remarks: [], isInvalid: field.id == faulty)
            return FieldEditView(field, chosen[field.id], isHidden: false, files: [:], slot: slot, { _ in slot }, texts)
        }
        hasParameters = !parameters.isEmpty
    }
}

extension String {
    /// With a capital, and a full stop where nothing ends it.
    fileprivate var sentence: String {
        guard let last else { return self }
        return prefix(1).uppercased() + dropFirst() + (".!?…".contains(last) ? "" : ".")
    }
}
