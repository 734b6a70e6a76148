import Domain
import Foundation
import HTTPTypes

/// The words of tus 1.0, <https://tus.io/protocols/resumable-upload>: files that come by pieces.
enum Tus {
    static let version = "1.0.0"
    static let extensions = "creation,expiration,checksum,termination"
    /// Media type of a piece.
    static let pieceType = "application/offset+octet-stream"

    static let resumable = name("Tus-Resumable")
    static let versions = name("Tus-Version")
    static let extensionNames = name("Tus-Extension")
    static let maxSize = name("Tus-Max-Size")
    static let checksums = name("Tus-Checksum-Algorithm")
    static let length = name("Upload-Length")
    static let offset = name("Upload-Offset")
    static let metadata = name("Upload-Metadata")
    static let expires = name("Upload-Expires")
    static let checksum = name("Upload-Checksum")
    /// For clients behind proxies that pass nothing but GET and POST.
    static let method = name("X-HTTP-Method-Override")
    /// Our own: the id under which the form names the file.
    static let file = name("Bricoleur-File")
    /// Our own: the code of the first reason why the check said no.
    static let refusal = name("Bricoleur-Refusal")

    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }

    /// A count of bytes: digits and nothing else.
    /// - Throws: `Refusal` `.uploadHeader`.
    static func count(_ name: HTTPField.Name, _ headers: HTTPFields) throws(Refusal) -> Int {
        guard let text = headers[name], !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(text)
        else { throw malformed(name) }
        return count
    }

    static func malformed(_ name: HTTPField.Name) -> Refusal {
        Refusal(.uploadHeader, ["header": .text(name.rawName)])
    }

    /// `Wed, 25 Nov 2026 02:44:49 GMT`, as RFC 7231 says.
    static func date(_ date: Date) -> String {
        var seconds = time_t(date.timeIntervalSince1970)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return String(
            format: "%@, %02d %@ %04d %02d:%02d:%02d GMT", days[Int(parts.tm_wday)], parts.tm_mday,
            months[Int(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec)
    }
}
