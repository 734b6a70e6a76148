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
        try await picture(of: .photo, request, context)
    }

    /// `GET /fichiers/{file}/page/{width}`: the first page of a PDF as a picture.
    ///
    /// Refuses with `file.missing`.
    @Sendable package func page(_ request: Request, _ context: AppContext) async throws -> Response {
        try await picture(of: .document, request, context)
    }

    private func picture(
        of kind: MediaFile.Kind, _ request: Request, _ context: AppContext
    ) async throws -> Response {
        let file = try await find(kind, context)
        guard let width = context.parameters.get("width").flatMap({ Int($0) }), width > 0,
            let rendition = file.renditions.first(where: { $0.width >= width }) ?? file.renditions.last,
            let type = Self.types[rendition.format]
        else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
        return try await answer(
            digest: rendition.digest, headers: [.contentType: type], name: file.name, request, context)
    }

    /// `GET /photos/{file}/original/{name}`: the photo in full size, upright, without metadata, as a download.
    ///
    /// Refuses with `file.missing`, `file.checkUnavailable`, `file.checkBusy`.
    @Sendable package func original(_ request: Request, _ context: AppContext) async throws -> Response {
        var file = try await find(.photo, context)
        guard !file.digest.isEmpty else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
        file = try await upright(file)
        return try await download(file.digest, file, format: file.fullFormat, request, context)
    }

    /// `GET /fichiers/{file}/{name}`: always a download, never shown in the browser.
    ///
    /// Refuses with `file.missing`.
    @Sendable package func document(_ request: Request, _ context: AppContext) async throws -> Response {
        let file = try await upright(try await find(.document, context))
        return try await download(file.digest, file, format: file.format, request, context)
    }

    /// `GET /fichiers/{file}/vierge/{name}`: the sheet with its values emptied and its formulas kept, made once.
    ///
    /// Refuses with `file.missing`, `file.checkUnavailable`, `file.checkBusy`.
    @Sendable package func blank(_ request: Request, _ context: AppContext) async throws -> Response {
        let found = try await find(.document, context)
        let file = try await site.media.withBlank(found) { try await site.store.files.change($0, from: found) }
        guard !file.blank.isEmpty else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
        let prefix = try site.renderer.texts(context.language)["file.blankPrefix"]
        return try await download(file.blank, file, format: file.format, prefix: prefix, request, context)
    }

    private func upright(_ file: MediaFile) async throws -> MediaFile {
        let turned = try await site.media.upright(file) { try await site.store.files.change($0, from: file) }
        if turned.digest != file.digest { try await site.sweep() }
        return turned
    }

    private func find(_ kind: MediaFile.Kind, _ context: AppContext) async throws -> MediaFile {
        guard let id = context.parameters.get("file").flatMap(MediaFile.ID.init),
            let file = try await site.store.files.find(id, for: context.viewer), file.kind == kind
        else {
            throw Refusal(.fileMissing, ["name": .text(context.parameters.get("name")?.removingPercentEncoding ?? "")])
        }
        return file
    }

    private func download(
        _ digest: String, _ file: MediaFile, format: String, prefix: String = "", _ request: Request,
        _ context: AppContext
    ) async throws -> Response {
        let headers: HTTPFields = [
            .contentType: Self.types[format] ?? "application/octet-stream",
            .contentDisposition: Self.disposition(prefix + Self.downloadName(file.name, format: format)),
        ]
        return try await answer(digest: digest, headers: headers, name: file.name, request, context)
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
        headers[.acceptRanges] = "bytes"
        if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
        guard let url = site.media.url(digest: digest), let size = Self.size(of: url) else {
            context.logger.error("a file is gone from the media folder", metadata: ["digest": "\(digest)"])
            throw Refusal(.fileMissing, ["name": .text(name)])
        }
        switch ByteRange(request.headers, size: size, tag: headers[.eTag]) {
        case .whole:
            return Response(
                status: .ok, headers: headers, body: try await disk.loadFile(path: url.path, context: context))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"
            let body = try await disk.loadFile(path: url.path, range: range, context: context)
            return Response(status: .partialContent, headers: headers, body: body)
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    /// Nil when it cannot be sent.
    private static func size(of url: URL) -> Int? {
        guard FileManager.default.isReadableFile(atPath: url.path) else { return nil }
        return (try? FileManager.default.attributesOfItem(atPath: url.path))?[.size] as? Int
    }

    /// By what the file was found to be, never by what its sender said.
    private static let types = [
        "jpeg": "image/jpeg",
        "png": "image/png",
        "webp": "image/webp",
        "gif": "image/gif",
        "pdf": "application/pdf",
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odt": "application/vnd.oasis.opendocument.text",
    ]

    /// The author's name for it, without what could deceive or lead out of a folder, ending in what it is.
    static func downloadName(_ name: String, format: String) -> String {
        let kept = name.unicodeScalars.filter { scalar in
            let category = scalar.properties.generalCategory
            return ![.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
                && !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
        }
        var name = String(String.UnicodeScalarView(kept)).trimmingCharacters(in: CharacterSet(charactersIn: " ."))
        name = String(name.prefix(120))
        if name.isEmpty { name = "fichier" }
        let endings = format == "jpeg" ? ["jpg", "jpeg"] : [format]
        return endings.contains { name.lowercased().hasSuffix(".\($0)") } ? name : "\(name).\(endings[0])"
    }

    /// RFC 6266: plain ASCII for old programs, and the real name in UTF-8 (RFC 5987).
    static func disposition(_ name: String) -> String {
        let plain = name.folding(options: .diacriticInsensitive, locale: nil).unicodeScalars.map { scalar in
            scalar.isASCII && scalar.value >= 0x20 && scalar != "%" && scalar != "\"" ? Character(scalar) : "_"
        }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(Path.encode(name))"
    }
}
