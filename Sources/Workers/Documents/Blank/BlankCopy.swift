import WorkerKit

/// « Copie vierge »: a table without what was typed into it, with its formulas, formats and headings; see `BlankRule`.
struct BlankCopy {
    let magic: Bytes
    let output: Output

    /// Checks the file as for publishing, and writes its empty copy when nothing stands against it.
    func make(_ file: Bytes) throws -> Answer {
        let ending = Signature(of: file).isContainer ? "" : "csv"
        let report = DocumentCheck(ending: ending, magic: magic).run(file)
        guard !report.isRefusal else { return report.answer }
        switch report.type {
        case "csv": try writeTable(file)
        case "xlsx", "ods": try writeWorkbook(file)
        default: report.refuse(kind: report.type)
        }
        var answer = Answer()
        answer.type = report.type
        answer.findings = report.answer.findings.filter { $0.level == .error }
        return answer
    }

    private func writeTable(_ file: Bytes) throws {
        do {
            try BlankCSV(output: output).write(try CSVText(file))
        } catch is CSVText.Fault {
            throw Refused(Fault.csvEncoding.rawValue)
        }
    }

    private func writeWorkbook(_ file: Bytes) throws {
        guard let directory = try? ZipDirectory(file), let archive = ZipArchive(file, directory) else {
            throw Refused(Fault.zipDamaged.rawValue)
        }
        let package = Package(archive, Report())
        if package.entry("mimetype") != nil {
            var spreadsheet = BlankSpreadsheet(package, ZipWriter(output))
            try spreadsheet.write()
        } else if let document = OpenXMLCheck(package).document() {
            var workbook = BlankWorkbook(document, ZipWriter(output))
            try workbook.write()
        }
    }
}
