/// Parts that hold program code, told by their names.
enum MacroNames {
    /// Says so when there is one.
    ///
    /// The name of the whole file says nothing: `.xlsm` renamed `.xlsx` is still the same.
    static func judge(_ entries: [ZipEntry], _ report: Report) {
        if let entry = entries.first(where: { isCode($0.key) }) { report.refuse(.macros, entry: entry.name) }
    }

    /// - Parameter key: in small letters.
    static func isCode(_ key: String) -> Bool {
        let steps = key.split(separator: "/")
        guard let last = steps.last else { return false }
        return last == "vbaproject.bin" || last == "vbadata.xml" || isOpenDocumentCode(key)
            || steps.dropLast().contains { ["macrosheets", "intlmacrosheets", "dialogsheets", "activex"].contains($0) }
    }

    /// Basic and script libraries of an OpenDocument; `Configurations2/` is in every one of them and holds none.
    static func isOpenDocumentCode(_ key: String) -> Bool {
        ["basic/", "scripts/", "dialogs/"].contains { key.hasPrefix($0) && key.utf8.count > $0.utf8.count }
    }
}
