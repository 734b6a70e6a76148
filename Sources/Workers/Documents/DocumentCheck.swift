import WorkerKit

/// Says what a document is, by its content, and what stands against it.
///
/// The name's ending counts for one thing only: text is a table when it is called `.csv`.
struct DocumentCheck {
    /// Lower case, without the dot.
    let ending: String
    /// libmagic's opinion is asked for where ours needs a second one, or a name for what was found.
    let magic: Bytes

    func run(_ file: Bytes) -> Report {
        let report = Report()
        switch Signature(of: file) {
        case .jpeg: picture(file, "jpeg", report)
        case .png: picture(file, "png", report)
        case .pdf: PDFCheck(report: report).run(file)
        case .zip: PackageCheck(report: report).run(file)
        case .compound: compound(file, report)
        case .unknown where Signature.hasLatePDF(file): report.refuse(.pdfHeader)
        case .unknown where ending == "csv": table(file, report)
        case .unknown where ZipDirectory.isThere(in: file): PackageCheck(report: report).run(file)
        case .unknown: report.refuse(kind: type(of: file))
        }
        return report
    }

    /// What the picture is like is the picture worker's to say.
    private func picture(_ file: Bytes, _ name: String, _ report: Report) {
        let found = type(of: file)
        guard found.hasPrefix("image/") else { return report.refuse(kind: found) }
        report.type = name
    }

    private func compound(_ file: Bytes, _ report: Report) {
        let compound = CompoundFile(file)
        if compound.isEncrypted {
            report.refuse(.encrypted)
        } else {
            report.refuse(kind: compound.type ?? type(of: file))
        }
    }

    private func table(_ file: Bytes, _ report: Report) {
        let found = type(of: file)
        guard !Self.isForeign(found) else { return report.refuse(kind: found) }
        do {
            try CSVCheck(report: report).run(file)
        } catch {
            switch error {
            case .encoding: report.refuse(.csvEncoding)
            case .notText: report.refuse(kind: found.hasPrefix("text/") ? "application/octet-stream" : found)
            }
        }
    }

    /// Pictures that are text, markup, scripts, other containers.
    ///
    /// libmagic takes many a table for HTML, a man page or
    /// some programming language; that is harmless.
    private static func isForeign(_ type: String) -> Bool {
        let foreign = ["image/", "audio/", "video/", "font/", "model/", "message/"]
        let harmless = ["application/octet-stream", "application/csv", "application/x-setupscript"]
        let scripts = [
            "text/xml", "text/x-php", "text/x-shellscript", "text/x-msdos-batch", "text/rtf", "text/calendar",
        ]
        return foreign.contains { type.hasPrefix($0) } || scripts.contains(type)
            || (type.hasPrefix("application/") && !harmless.contains(type))
    }

    private func type(of file: Bytes) -> String { Magic.type(of: file, database: magic) }
}
