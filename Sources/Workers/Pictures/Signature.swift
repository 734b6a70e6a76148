/// What the first bytes say a file is.
///
/// Our own short table; libmagic then has to agree.
enum Signature: Equatable {
    case jpeg, png, heic, otherPicture(String), pdf, zip, unknown

    init(of file: Bytes) {
        switch true {
        case file[0] == 0xff && file[1] == 0xd8 && file[2] == 0xff: self = .jpeg
        case file[0] == 0x89 && file.starts(with: "PNG\r\n\u{1a}\n", at: 1): self = .png
        case file.starts(with: "ftyp", at: 4): self = Self.brand(of: file)
        case file.starts(with: "RIFF") && file.starts(with: "WEBP", at: 8): self = .otherPicture("image/webp")
        case file.starts(with: "GIF8"): self = .otherPicture("image/gif")
        case file.starts(with: "II*\0") || file.starts(with: "MM\0*"): self = .otherPicture("image/tiff")
        case file.starts(with: "%PDF-"): self = .pdf
        case file.starts(with: "PK\u{3}\u{4}"): self = .zip
        default: self = .unknown
        }
    }

    private static func brand(of file: Bytes) -> Signature {
        switch file.slice(8, 4).text {
        case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": .heic
        case "avif", "avis": .otherPicture("image/avif")
        default: .unknown
        }
    }
}
