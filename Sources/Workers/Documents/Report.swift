import WorkerKit

/// What is said of one document, gathered while it is read.
final class Report {
    /// Short name of what the document was found to be.
    var type = ""
    var facts = Facts()
    private var findings: [Finding] = []

    var isRefusal: Bool { findings.contains { $0.level == .error } }

    /// Stands against the file.
    ///
    /// Each reason is said once, of the first place it was seen in.
    func refuse(_ fault: Fault, _ figures: [(name: String, value: Finding.Figure)] = []) {
        add(Finding(fault.rawValue, .error, figures))
    }

    /// - Parameter entry: name of a part.
    func refuse(_ fault: Fault, entry: String) { refuse(fault, [("entry", .text(entry))]) }

    func refuse(kind found: String) { refuse(.kind, [("found", .text(found))]) }

    func warn(_ warning: Warning, _ figures: [(name: String, value: Finding.Figure)]) {
        add(Finding(warning.rawValue, .warning, figures))
    }

    func hint(_ hint: Hint, _ figures: [(name: String, value: Finding.Figure)]) {
        add(Finding(hint.rawValue, .hint, figures))
    }

    private func add(_ finding: Finding) {
        guard !findings.contains(where: { $0.code == finding.code }) else { return }
        findings.append(finding)
    }

    /// Facts are told of documents that are accepted only.
    var answer: Answer {
        var answer = Answer()
        answer.type = type
        answer.findings = findings
        if !isRefusal, !facts.isEmpty { answer.facts = facts.json }
        return answer
    }
}

/// Why a document is refused.
enum Fault: String {
    case kind = "file.kind"
    case macros = "file.macros"
    case dde = "file.dde"
    case externalObject = "file.externalObject"
    case encrypted = "file.encrypted"
    case zipDamaged = "file.zipDamaged"
    case zipTooLarge = "file.zipTooLarge"
    case zipTooManyEntries = "file.zipTooManyEntries"
    case zipUnsafeEntry = "file.zipUnsafeEntry"
    case xmlDoctype = "file.xmlDoctype"
    case xmlEncoding = "file.xmlEncoding"
    case xmlDamaged = "file.xmlDamaged"
    case pdfHeader = "file.pdfHeader"
    case pdfDamaged = "file.pdfDamaged"
    case pdfScript = "file.pdfScript"
    case pdfLaunch = "file.pdfLaunch"
    case pdfAction = "file.pdfAction"
    case pdfForm = "file.pdfForm"
    case pdfEmbedded = "file.pdfEmbedded"
    case csvFormula = "file.csvFormula"
    case csvEncoding = "file.csvEncoding"
}

/// What its author should know before publishing.
enum Warning: String {
    case email = "citizen.email"
    case phone = "citizen.phone"
    case nir = "citizen.nir"
    case iban = "citizen.iban"
    case names = "citizen.names"
    case errorCells = "file.errorCells"
    case externalLinks = "file.externalLinks"
}

/// What is good to know.
enum Hint: String {
    case hiddenSheets = "file.hiddenSheets"
    case authorMetadata = "file.authorMetadata"
}
