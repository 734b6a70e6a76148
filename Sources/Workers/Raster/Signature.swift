package import WorkerKit

/// What the first bytes say a file is.
///
/// Our own short table; libmagic then has to agree.
package enum Signature: String {
    case jpeg, png, webp, gif, heic, avif
    case tiff, bmp, psd, jp2, jxl
    case pdf, zip, unknown

    package var isPicture: Bool {
        switch self {
        case .pdf, .zip, .unknown: false
        default: true
        }
    }

    /// The MIME type.
    package var type: String {
        switch self {
        case .pdf: "application/pdf"
        case .zip: "application/zip"
        case .unknown: "application/octet-stream"
        default: "image/\(rawValue)"
        }
    }

    package init(of file: Bytes) {
        switch true {
        case file[0] == 0xff && file[1] == 0xd8 && file[2] == 0xff: self = .jpeg
        case file[0] == 0x89 && file.starts(with: "PNG\r\n\u{1a}\n", at: 1): self = .png
        case file.starts(with: "RIFF") && file.starts(with: "WEBP", at: 8): self = .webp
        case file.starts(with: "GIF87a") || file.starts(with: "GIF89a"): self = .gif
        case file.starts(with: "ftyp", at: 4): self = Self.brand(of: file)
        case file.starts(with: "II*\0") || file.starts(with: "MM\0*"): self = .tiff
        case file.starts(with: "BM") && file.little32(14).map({ (12...124).contains($0) }) == true: self = .bmp
        case file.starts(with: "8BPS"): self = .psd
        case file.starts(with: "jP  \r\n", at: 4): self = .jp2
        case file.starts(with: "JXL \r\n", at: 4): self = .jxl
        case file.starts(with: "%PDF-"): self = .pdf
        case file.starts(with: "PK\u{3}\u{4}"): self = .zip
        default: self = .unknown
        }
    }

    /// The brands after the first, which is often only « a picture of the HEIF family », say which.
    private static func brand(of file: Bytes) -> Signature {
        let end = min(file.big32(0) ?? 0, 256)
        let brands = [8] + Array(stride(from: 16, to: max(16, end - 3), by: 4))
        for position in brands {
            switch file.slice(position, 4).text {
            case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs": return .heic
            case "avif", "avis": return .avif
            default: continue
            }
        }
        return ["mif1", "msf1", "miaf"].contains(file.slice(8, 4).text) ? .heic : .unknown
    }
}

/// The first stage: our own table and libmagic have to agree that a file is a picture of a kind that is read here.
package enum Recognition {
    /// - Parameter welcome: what the worker that asks can read.
    /// - Throws: `Refused` `photo.notAPhoto` or `photo.unsupported`, with what was found.
    package static func kind(of file: Bytes, database: Bytes, among welcome: [Signature]) throws -> Signature {
        let signature = Signature(of: file)
        if signature.isPicture, !welcome.contains(signature) { throw Refused.unsupported(found: signature.type) }
        let type = Magic.type(of: file, database: database)
        if signature.isPicture {
            guard type.hasPrefix("image/") else { throw Refused.notAPhoto(found: type) }
            return signature
        }
        throw type.hasPrefix("image/") ? Refused.unsupported(found: type) : Refused.notAPhoto(found: type)
    }
}
