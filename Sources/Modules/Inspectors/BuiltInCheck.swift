package import Domain

/// What a manifest may name in `inspect:` without a program of its own.
///
/// The media pipeline does all of it, to every file: to name a check says that the type counts on it, and a few weigh
/// more where they are named.
package enum BuiltInCheck: String, Sendable, CaseIterable {
    case noMacros = "ooxml.no-macros"
    case noExternalLinks = "ooxml.no-external-links"
    case archive = "archive.sane"
    case noJavaScript = "pdf.no-javascript"
    case minimumSize = "image.min-size"
    case citizenData = "citizen-data"

    /// What the pipeline says of a file that does not pass.
    package var codes: [Code] {
        switch self {
        case .noMacros: [.fileMacros]
        case .noExternalLinks: [.fileExternalObject, .fileDDE, .fileExternalLinks]
        case .archive:
            [
                .zipDamaged, .zipTooLarge, .zipTooManyEntries, .zipUnsafeEntry, .xmlDoctype, .xmlEncoding, .xmlDamaged,
                .fileEncrypted,
            ]
        case .noJavaScript: [.pdfScript, .pdfLaunch, .pdfAction, .pdfForm, .pdfEmbedded]
        case .minimumSize: [.fieldPhotoTooSmall]
        case .citizenData: [.citizenEmail, .citizenPhone, .citizenNIR, .citizenIBAN, .citizenNames]
        }
    }

    /// How much such a finding weighs where the check is named; nil when that changes nothing.
    ///
    /// A workbook that reads other workbooks is useless to a colleague who has not got them: its author is warned
    /// anyway, and a type that asks for no external links refuses it.
    package func level(of code: Code) -> Level? {
        self == .noExternalLinks && code == .fileExternalLinks ? .error : nil
    }
}

extension [FileFinding] {
    /// These findings, weighed as a field wants them.
    /// - Parameter names: the field's `inspect:`; those that are no built-in checks are passed over.
    package func weighed(by names: [String]) -> [FileFinding] {
        let checks = names.compactMap(BuiltInCheck.init)
        return map { finding in
            guard let level = checks.compactMap({ $0.level(of: finding.code) }).max() else { return finding }
            return FileFinding(finding.code, level, finding.arguments)
        }
    }
}
