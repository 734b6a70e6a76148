/// The kind of an OOXML document, by the type of its main part.
enum OpenXMLKind {
    case xlsx, docx
    /// The same with macros, whether there are any or not.
    case macros(String)
    /// Anything else of the family, by its type.
    case other(String)

    /// - Parameter type: in small letters.
    init(_ type: String) {
        let sheet = type.contains("excel") || type.contains("spreadsheetml")
        switch true {
        case type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": self = .xlsx
        case type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": self = .docx
        case type.contains(".binary."): self = .other("application/vnd.ms-excel.sheet.binary.macroenabled.12")
        case type.contains("macroenabled"): self = .macros(sheet ? "xlsm" : type.contains("word") ? "docm" : "pptm")
        default: self = .other(type.split(separator: "+").first.map { String($0).without(".main") } ?? type)
        }
    }
}

extension String {
    fileprivate func without(_ ending: String) -> String {
        hasSuffix(ending) ? String(dropLast(ending.count)) : self
    }
}
