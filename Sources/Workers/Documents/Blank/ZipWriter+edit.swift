import WorkerKit

extension ZipWriter {
    /// Adds what `editor` makes of an XML part.
    ///
    /// A drawing in VML that is not well-formed goes over as it is.
    /// - Throws: `Refused` for any other part that cannot be read.
    mutating func edit(_ entry: ZipEntry, of package: Package, _ editor: XMLCopy) throws {
        guard let part = package.bytes(of: entry, atMost: Package.largestXML) else {
            throw Refused(Fault.zipDamaged.rawValue, [("entry", .text(entry.name))])
        }
        if XMLDocument.read(part, to: editor) == nil {
            try add(entry, editor.bytes)
        } else if entry.key.hasSuffix(".vml") {
            try copy(entry, from: package.archive)
        } else {
            throw Refused(Fault.xmlDamaged.rawValue, [("entry", .text(entry.name))])
        }
    }
}
