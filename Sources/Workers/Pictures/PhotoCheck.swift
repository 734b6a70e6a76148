/// From a stranger's bytes to clean renditions, one stage after the other.
struct PhotoCheck {
    let limits: PictureLimits
    let widths: [Int]
    /// Descriptor of the folder to write into.
    let folder: Int32

    func run(_ file: Bytes) throws -> String {
        let format = try recognise(file)
        let header = try format == .jpeg ? Header.jpeg(file) : Header.png(file)
        try limits.check(header)
        let plan = RenditionPlan(width: header.uprightWidth, height: header.uprightHeight, widths: widths)
        let picture = try header.decode(file, target: plan.target, limits: limits)
        let renditions = try plan.write(
            picture, orientation: header.exif.orientation, photo: format == .jpeg, into: folder)
        return Answer.photo(header, renditions)
    }

    private func recognise(_ file: Bytes) throws -> Header.Format {
        switch Signature(of: file) {
        case .heic: throw Refused.heic()
        case .otherPicture(let type): throw Refused.unsupported(found: type)
        case .jpeg: return try agree(.jpeg, Magic.type(of: file))
        case .png: return try agree(.png, Magic.type(of: file))
        case .pdf, .zip, .unknown:
            let type = Magic.type(of: file)
            throw type.hasPrefix("image/") ? Refused.unsupported(found: type) : Refused.notAPhoto(found: type)
        }
    }

    private func agree(_ format: Header.Format, _ type: String) throws -> Header.Format {
        guard type.hasPrefix("image/") else { throw Refused.notAPhoto(found: type) }
        return format
    }
}
