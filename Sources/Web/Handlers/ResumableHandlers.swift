import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import Media
import Modules
import Store

/// Photos and documents sent by pieces, for phones and kiosks on bad connections: tus 1.0 with creation, expiration,
/// checksum and termination.
///
/// Once the last byte is here the file is taken in like any other upload; the form then names it in `attached`.
package struct ResumableHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `OPTIONS /brouillons/{id}/televersements`: what is offered.
    @Sendable package func offer(_ request: Request, _ context: AppContext) async throws -> Response {
        Response(
            status: .noContent,
            headers: [
                Tus.versions: Tus.version, Tus.extensionNames: Tus.extensions, Tus.checksums: UploadChecksum.names,
                Tus.maxSize: String(max(Limits.photoBytes, Limits.documentBytes)),
            ])
    }

    /// `POST /brouillons/{id}/televersements`: `201` with the address to send the pieces to.
    ///
    /// Refuses with `upload.version`, `upload.header`, `file.empty`, `file.tooLarge`, `upload.tooMany`,
    /// `upload.tooMuch`.
    @Sendable package func begin(_ request: Request, _ context: AppContext) async throws -> Response {
        try requireVersion(request)
        let tutorial = try context.requireTutorial()
        let metadata = try UploadMetadata(request.headers[Tus.metadata])
        let target = try metadata.target()
        let length = try Tus.count(Tus.length, request.headers)
        let limit = target.limit(in: site.modules[tutorial.type])
        let name = Argument.text(metadata.fileName)
        guard length > 0 else { throw Refusal(.fileEmpty, ["name": name]) }
        guard length <= limit else { throw Refusal(.fileTooLarge, ["name": name, "limit": .bytes(limit)]) }
        let upload = ResumableUpload(
            tutorial: tutorial.id, member: try context.requireMember().id, target: target.input,
            name: metadata.fileName, length: length, metadata: metadata.text, createdAt: site.now())
        try await site.store.resumable.add(upload)
        return Response(
            status: .created,
            headers: [.location: Path.upload(upload.id, tutorial.id), Tus.expires: Tus.date(upload.expiresAt)])
    }

    /// `HEAD /brouillons/{id}/televersements/{upload}`: how much is here, and what became of it.
    ///
    /// Ends what an older connection still receives. Also does the check that a crash left undone. Refuses with
    /// `upload.version`, `upload.missing`, `upload.expired`, and with what the check said.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        try requireVersion(request)
        var upload = try await find(context)
        try await site.media.partial.interrupt(upload.id)
        if let file = site.media.partial.hold(upload.id) {
            defer { file.letGo() }
            upload = try await settledIfWhole(try await find(context), file, context)
        }
        var response = try answer(upload, context, status: .ok)
        guard upload.refusal == nil else { return response }
        response.headers[Tus.length] = String(upload.length)
        if !upload.metadata.isEmpty { response.headers[Tus.metadata] = upload.metadata }
        return response
    }

    /// `PATCH /brouillons/{id}/televersements/{upload}`: adds bytes at the end; with the last one the file is taken in.
    ///
    /// Refuses with `upload.version`, `upload.missing`, `upload.expired`, `upload.kind`, `upload.header`,
    /// `upload.underWay`, `upload.offset`, `upload.length`, `upload.checksum`, `request.tooSlow`, `storage.full`, and
    /// with what the check said.
    @Sendable package func add(_ request: Request, _ context: AppContext) async throws -> Response {
        try requireVersion(request)
        let standing = try await find(context)
        do {
            return try await add(request, to: standing.id, context)
        } catch let refusal as Refusal {
            var response = try refused(refusal, context)
            response.headers[Tus.expires] = Tus.date(standing.expiresAt)
            return response
        }
    }

    private func add(_ request: Request, to id: ResumableUpload.ID, _ context: AppContext) async throws -> Response {
        guard request.headers[.contentType]?.lowercased() == Tus.pieceType else {
            throw Refusal(.uploadKind, ["type": .text(Tus.pieceType)])
        }
        let offset = try Tus.count(Tus.offset, request.headers)
        let checksum = try request.headers[Tus.checksum].map { try UploadChecksum($0) }
        guard let file = site.media.partial.hold(id) else { throw Refusal(.uploadUnderWay) }
        defer { file.letGo() }
        // What another connection did until it let go counts.
        let upload = try await find(context)
        let here = upload.isSettled ? upload.length : file.size
        guard offset == here else { throw Refusal(.uploadOffset, ["offset": .number(here)]) }
        guard request.announcedBytes ?? 0 <= upload.length - offset else { throw Refusal(.uploadLength) }
        if offset < upload.length {
            let piece = try file.open(at: offset, isApart: checksum != nil)
            let reception = Reception(
                request: request, file: file, piece: piece, room: upload.length - offset, checksum: checksum)
            switch try await reception.run() {
            case .whole: break
            case .tooMuch: return try refused(Refusal(.uploadLength), context, bodyEnded: false)
            case .damaged: throw Refusal(.uploadChecksum)
            case .lost, .tooSlow: return try refused(Refusal(.requestTooSlow), context, bodyEnded: false)
            case .askedFor: return try refused(Refusal(.uploadUnderWay), context, bodyEnded: false)
            }
        }
        return try answer(try await settledIfWhole(upload, file, context), context, status: .noContent)
    }

    /// `DELETE /brouillons/{id}/televersements/{upload}`: what came of it is forgotten, unless it is a file already.
    ///
    /// Refuses with `upload.version`, `upload.missing`, `upload.expired`, `upload.underWay`.
    @Sendable package func remove(_ request: Request, _ context: AppContext) async throws -> Response {
        try requireVersion(request)
        let upload = try await find(context)
        try await site.media.partial.interrupt(upload.id)
        guard let file = site.media.partial.hold(upload.id) else { throw Refusal(.uploadUnderWay) }
        defer { file.letGo() }
        try await site.store.resumable.remove(upload.id)
        try file.remove()
        return Response(status: .noContent)
    }

    /// `POST /brouillons/{id}/televersements/{upload}`: one of the methods above, by the name that
    /// `X-HTTP-Method-Override` gives.
    @Sendable package func disguised(_ request: Request, _ context: AppContext) async throws -> Response {
        switch request.headers[Tus.method]?.uppercased() {
        case "HEAD": try await show(request, context)
        case "PATCH": try await add(request, context)
        case "DELETE": try await remove(request, context)
        default: throw Refusal(.methodNotAllowed)
        }
    }

    private func requireVersion(_ request: Request) throws {
        guard request.headers[Tus.resumable] == Tus.version else {
            throw Refusal(.uploadVersion, ["version": .text(Tus.version)])
        }
    }

    private func find(_ context: AppContext) async throws -> ResumableUpload {
        guard let id = context.parameters.get("upload").flatMap(ResumableUpload.ID.init),
            let upload = try await site.store.resumable.find(
                id, of: try context.requireTutorial().id, by: try context.requireMember().id)
        else { throw Refusal(.uploadMissing) }
        guard upload.expiresAt > site.now() else { throw Refusal(.uploadExpired) }
        return upload
    }

    private func settledIfWhole(
        _ upload: ResumableUpload, _ file: PartialFile, _ context: AppContext
    ) async throws -> ResumableUpload {
        if upload.isSettled {
            // A crash may have left the pieces: nobody needs them any more.
            try file.remove()
            return upload
        }
        guard file.size == upload.length else { return upload }
        return try await site.settle(upload, file, of: try context.requireTutorial())
    }

    /// How much is here and which file it is, or why it was refused.
    private func answer(
        _ upload: ResumableUpload, _ context: AppContext, status: HTTPResponse.Status
    ) throws -> Response {
        var response: Response
        if let reason = upload.refusal?.first {
            response = try refused(reason.refusal, context)
            response.status = .unprocessableContent
            response.headers[Tus.refusal] = reason.code.rawValue
        } else {
            response = Response(status: status)
            response.headers[Tus.offset] = String(
                upload.isSettled ? upload.length : site.media.partial.size(upload.id))
            response.headers[Tus.file] = upload.file?.description
        }
        response.headers[Tus.expires] = Tus.date(upload.expiresAt)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// - Parameter bodyEnded: false when more may come that nobody reads.
    private func refused(_ refusal: Refusal, _ context: AppContext, bodyEnded: Bool = true) throws -> Response {
        let texts = try site.renderer.texts(context.language)
        var response = try Response.json(
            RefusalAnswer(
                code: refusal.code.rawValue, what: texts.what(refusal.code, refusal.arguments),
                mend: texts.mend(refusal.code, refusal.arguments), field: nil), status: refusal.code.status)
        if !bodyEnded { response.headers[.connection] = "close" }
        return response
    }
}

extension ResumableUpload {
    /// True once it is known what became of it.
    var isSettled: Bool { file != nil || refusal != nil }
}
