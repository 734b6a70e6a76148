/// `META-INF/manifest.xml`: which parts an OpenDocument has, and whether they are encrypted.
final class Manifest: XMLListener {
    private(set) var isEncrypted = false
    /// Names and types, all in small letters.
    private(set) var types: [String: String] = [:]

    func start(_ tag: Tag) {
        switch tag.name {
        case "encryption-data": isEncrypted = true
        case "file-entry":
            guard let path = tag["full-path"] else { return }
            types[path.string.lowercased()] = tag["media-type"]?.string.lowercased() ?? ""
        default: break
        }
    }
}
