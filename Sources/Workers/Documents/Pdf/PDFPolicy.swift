import CPDF
import WorkerKit

/// What a dictionary anywhere in a PDF tells against it.
struct PDFPolicy {
    let report: Report

    /// Actions that send, fetch or play something, by the value of `/S`.
    private static let actions: Set<String> = [
        "ImportData", "SubmitForm", "GoToE", "GoToR", "Rendition", "Movie", "Sound", "RichMediaExecute", "GoTo3DView",
    ]
    /// Annotations that play something.
    private static let players: Set<String> = ["RichMedia", "Movie", "Sound", "Screen", "3D"]

    /// A dictionary without any of these has nothing to be judged.
    static let keys: [StaticString] = [
        "/S", "/JS", "/JavaScript", "/XFA", "/EF", "/EmbeddedFiles", "/Subtype", "/OpenAction", "/AA",
    ]

    func judge(_ dictionary: PDFValue) {
        if let action = dictionary["/S"].name { judge(action: action, dictionary) }
        if dictionary["/JS"].isThere || dictionary["/JavaScript"].isThere { report.refuse(.pdfScript) }
        if dictionary["/XFA"].isThere { report.refuse(.pdfForm) }
        if dictionary["/EF"].isThere || dictionary["/EmbeddedFiles"].isThere { report.refuse(.pdfEmbedded) }
        if let subtype = dictionary["/Subtype"].name { judge(annotation: subtype) }
        judgeAutomatic(dictionary["/OpenAction"])
        judgeEvents(dictionary["/AA"])
    }

    private func judge(action: String, _ dictionary: PDFValue) {
        switch action {
        case "JavaScript": report.refuse(.pdfScript)
        case "Launch": report.refuse(.pdfLaunch)
        case "URI":
            let address = dictionary["/URI"].string?.lowercased().trimmed ?? ""
            if address.hasPrefix("javascript:") { report.refuse(.pdfScript) }
        case "Thread" where dictionary["/F"].isThere: refuse(action)
        case _ where Self.actions.contains(action): refuse(action)
        default: break
        }
    }

    private func judge(annotation: String) {
        if annotation == "FileAttachment" { report.refuse(.pdfEmbedded) }
        if Self.players.contains(annotation) { refuse(annotation) }
    }

    private func judgeEvents(_ actions: PDFValue) {
        guard actions.isThere else { return }
        for event in Self.events { judgeAutomatic(actions[event]) }
    }

    /// A link to a web site is fine where somebody clicks on it, not where it opens by itself.
    private func judgeAutomatic(_ first: PDFValue) {
        var action = first
        for _ in 0..<20 where action.isThere {
            if action["/S"].name == "URI" { return refuse("URI") }
            action = action["/Next"]
        }
    }

    private static let events: [StaticString] = [
        "/O", "/C", "/E", "/X", "/D", "/U", "/Fo", "/Bl", "/PO", "/PC", "/PV", "/PI", "/K", "/F", "/V", "/WC", "/WS",
        "/DS", "/WP", "/DP",
    ]

    private func refuse(_ found: String) { report.refuse(.pdfAction, [("found", .text(found))]) }
}
