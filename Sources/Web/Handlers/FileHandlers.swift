import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import Logging
import Media
import Store

/// Photos and documents.
///
/// Their addresses open nothing by themselves: each asking is judged.
package struct FileHandlers: Sendable {
    let site: Site
    private let disk = FileIO()

    package init(site: Site) { self.site = site }

    /// `GET /photos/{file}/{width}`: that width, or the nearest one that is kept.
    ///
    /// Refuses with `file.missing`.
    @Sendable package func photo(_ request: Request, _ context: AppContext) async throws -> Response {
        let file = try await find(.photo, context)
        guard let width = context.parameters.get("width").flatMap({ Int($0) }), width > 0,
            let rendition = file.renditions.first(where: { $0.width >= width }) ?? file.renditions.last,
            let type = Self.pictureTypes[rendition.format]
        else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
        return try await answer(
            digest: rendition.digest, headers: [.contentType: type], name: file.name, request, context)
    }

    /// `GET /fichiers/{file}/{name}`: always a download, never shown in the browser.
    ///
    /// Refuses with `file.missing`.
    @Sendable package func document(_ request: Request, _ context: AppContext) async throws -> Response {
        let file = try await find(.document, context)
        let headers: HTTPFields = [
            .contentType: Self.documentTypes[file.format] ?? "application/octet-stream",
            .contentDisposition: Self.disposition(Self.downloadName(file)),
        ]
        return try await answer(digest: file.digest, headers: headers, name: file.name, request, context)
    }

    private func find(_ kind: MediaFile.Kind, _ context: AppContext) async throws -> MediaFile {
        guard let id = context.parameters.get("file").flatMap(MediaFile.ID.init),
            let file = try await site.store.files.find(id, for: context.viewer), file.kind == kind
        else {
            throw Refusal(.fileMissing, ["name": .text(context.parameters.get("name")?.removingPercentEncoding ?? "")])
        }
        return file
    }

    private func answer(
        digest: String, headers: HTTPFields, name: String, _ request: Request, _ context: AppContext
    ) async throws -> Response {
        var headers = headers
        headers[.eTag] = "\"\(digest.prefix(32))\""
        // Private: who may see it can change, and a shared cache would not ask again.
        headers[.cacheControl] = "private, max-age=300"
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        headers[.vary] = "Cookie"
        if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
        guard let url = site.media.url(digest: digest), FileManager.default.isReadableFile(atPath: url.path) else {
            context.logger.error("a file is gone from the media folder", metadata: ["digest": "\(digest)"])
            throw Refusal(.fileMissing, ["name": .text(name)])
        }
        let body = try await disk.loadFile(path: url.path, context: context)
        return Response(status: .ok, headers: headers, body: body)
    }

    private static let pictureTypes = ["jpeg": "image/jpeg", "png": "image/png"]

    /// By what the file was found to be, never by what its sender said.
    private static let documentTypes = [
        "pdf": "application/pdf",
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odt": "application/vnd.oasis.opendocument.text",
    ]

    /// The author's name for it, without what could deceive or lead out of a folder, ending in what it is.
    static func downloadName(_ file: MediaFile) -> String {
        let kept = file.name.unicodeScalars.filter { scalar in
            let category = scalar.properties.generalCategory
            return ![.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
                && !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
        }
        var name = String(String.UnicodeScalarView(kept)).trimmingCharacters(in: CharacterSet(charactersIn: " ."))
        name = String(name.prefix(120))
        if name.isEmpty { name = "fichier" }
        return name.lowercased().hasSuffix(".\(file.format)") ? name : "\(name).\(file.format)"
    }

    /// RFC 6266: plain ASCII for old programs, and the real name in UTF-8 (RFC 5987).
    static func disposition(_ name: String) -> String {
        let plain = name.folding(options: .diacriticInsensitive, locale: nil).unicodeScalars.map { scalar in
            scalar.isASCII && scalar.value >= 0x20 && scalar != "%" && scalar != "\"" ? Character(scalar) : "_"
        }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(Path.encode(name))"
    }
}
