import WorkerKit

/// The check of a zip file that has to be an office document.
struct PackageCheck {
    let report: Report

    func run(_ file: Bytes) {
        guard let directory = directory(of: file) else { return }
        let isSound = judge(ZipSanity(entries: directory.entries))
        if let entry = ZipLayout(file: file, directory: directory).firstFault() {
            report.refuse(.zipDamaged, entry: entry.name)
        } else if isSound {
            read(file, directory)
            return
        }
        // The contents are not to be trusted any more, but the names tell something still.
        MacroNames.judge(directory.entries, report)
    }

    private func directory(of file: Bytes) -> ZipDirectory? {
        do {
            return try ZipDirectory(file)
        } catch {
            switch error {
            case .damaged: report.refuse(.zipDamaged)
            case .tooManyEntries: report.refuse(.zipTooManyEntries, [("limit", .number(ZipDirectory.most))])
            }
            return nil
        }
    }

    /// - Returns: false when nothing in the archive should be inflated.
    private func judge(_ sanity: ZipSanity) -> Bool {
        var isSound = true
        if sanity.isTooLarge {
            report.refuse(.zipTooLarge, [("limit", .number(ZipSanity.largestTotal))])
            isSound = false
        } else if let limit = sanity.brokenRatio {
            report.refuse(.zipTooLarge, [("limit", .number(limit))])
        }
        if let entry = sanity.firstUnsafe() { report.refuse(.zipUnsafeEntry, entry: entry.name) }
        if sanity.entries.contains(where: \.isEncrypted) {
            report.refuse(.encrypted)
            isSound = false
        }
        if let entry = sanity.firstUnknownMethod() ?? sanity.firstDuplicate() {
            report.refuse(.zipDamaged, entry: entry.name)
            isSound = false
        }
        return isSound
    }

    private func read(_ file: Bytes, _ directory: ZipDirectory) {
        guard let archive = ZipArchive(file, directory) else { return report.refuse(.zipDamaged) }
        let package = Package(archive, report)
        let isOpenXML = package.entry("[content_types].xml") != nil
        switch (package.entry("mimetype"), isOpenXML) {
        case (let entry?, false): OpenDocumentCheck(package).run(mimetype: entry)
        case (nil, true): OpenXMLCheck(package).run()
        default: report.refuse(kind: "application/zip")
        }
    }
}
