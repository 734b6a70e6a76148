import WorkerKit

/// What the first bytes say a file is; nothing is decoded.
enum Signature {
    case jpeg, png, pdf, zip
    /// The container of Office 97, and of encrypted newer files.
    case compound
    case unknown

    init(of file: Bytes) {
        switch true {
        case file[0] == 0xff && file[1] == 0xd8 && file[2] == 0xff: self = .jpeg
        case file[0] == 0x89 && file.starts(with: "PNG\r\n\u{1a}\n", at: 1): self = .png
        case file.starts(with: "%PDF-"): self = .pdf
        case file.starts(with: "PK\u{3}\u{4}"), file.starts(with: "PK\u{5}\u{6}"): self = .zip
        case file.big32(0) == 0xd0cf_11e0 && file.big32(4) == 0xa1b1_1ae1: self = .compound
        default: self = .unknown
        }
    }

    /// Of parts, or of bytes that are no text.
    var isContainer: Bool { self != .unknown }

    /// Programs forgive a PDF that starts later, within the first kilobyte; we do not.
    static func hasLatePDF(_ file: Bytes) -> Bool {
        (1..<1024).contains { file.starts(with: "%PDF-", at: $0) }
    }
}
