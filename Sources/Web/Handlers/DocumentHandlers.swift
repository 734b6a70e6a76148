import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import Modules
import NIOCore
import Store

/// What a content type makes of a bricolage: tickets, signs, cards, labels, on paper and as PDF.
package struct DocumentHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// One printing as its address asks for it.
    private struct Asked {
        let tutorial: Tutorial
        let document: ModuleDocument
        let title: String
        let chosen: [String: FieldValue]
        let made: Result<RenderedDocument, DocumentRefusal>
    }

    /// `GET /bricolages/{slug}/documents/{document}?field-ID=…`: the sheets, and what can be chosen.
    ///
    /// Refuses with `address.unknown` for a document that this bricolage does not have.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let asked = try await asked(request, context)
        let query = request.uri.query.map { "?\($0)" } ?? ""
        let page = DocumentPage(
            asked.document, asked.made, of: asked.tutorial, chosen: asked.chosen, query: query,
            try site.renderer.texts(context.language))
        var status = HTTPResponse.Status.ok
        if case .failure = asked.made { status = .unprocessableContent }
        return try await site.page(page, request, context, status: status, bodyClass: "print-page", bare: true)
    }

    /// `GET /bricolages/{slug}/documents/{document}/style.css`: sizes and places, true to the millimetre.
    @Sendable package func style(_ request: Request, _ context: AppContext) async throws -> Response {
        var css = ""
        if case .success(let rendered) = try await asked(request, context).made { css = rendered.css }
        return Response(
            status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: css)))
    }

    /// `GET /bricolages/{slug}/documents/{document}/pdf`.
    ///
    /// What cannot be made is said on the document's page.
    @Sendable package func pdf(_ request: Request, _ context: AppContext) async throws -> Response {
        let asked = try await asked(request, context)
        let texts = try site.renderer.texts(context.language)
        do {
            let rendered = try asked.made.get()
            let page = rendered.page(title: asked.title, language: context.language)
            let data = try await site.printer.pdf(page)
            return Self.attachment(data, name: "\(asked.tutorial.slug)-\(asked.document.id).pdf")
        } catch let refusal as DocumentRefusal {
            let page = DocumentPage(
                asked.document, .failure(refusal), of: asked.tutorial, chosen: asked.chosen,
                query: request.uri.query.map { "?\($0)" } ?? "", texts)
            let status: HTTPResponse.Status = refusal.isTemporary ? .serviceUnavailable : .unprocessableContent
            return try await site.page(page, request, context, status: status, bodyClass: "print-page", bare: true)
        }
    }

    /// `GET /bricolages/{slug}/pdf`: the whole bricolage, to keep or to send.
    ///
    /// Refuses with `document.busy` when it cannot be made now.
    @Sendable package func whole(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let tutorial = try context.requireTutorial()
        let read = try await site.store.tutorials.read(tutorial.id)
        let model = try TutorialPDF(
            read, try await site.module(for: read), site, try site.renderer.texts(context.language))
        let page = try site.renderer.html(model, template: TutorialPDF.template, language: context.language)
        do {
            let data = try await site.printer.pdf(page, pictures: model.pictures)
            return Self.attachment(data, name: "\(tutorial.slug).pdf")
        } catch is DocumentRefusal {
            throw Refusal(.documentBusy)
        }
    }

    private static func attachment(_ data: Data, name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/pdf", .contentDisposition: "attachment; filename=\"\(name)\"",
                .cacheControl: "no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    private func asked(_ request: Request, _ context: AppContext) async throws -> Asked {
        let tutorial = try context.requireTutorial()
        let read = try await site.store.tutorials.read(tutorial.id)
        let content = read.revision.content
        guard let module = try await site.module(for: read), let id = context.parameters.get("document"),
            let document = module.documents.first(where: { $0.id == id }), document.isOffered(for: content)
        else { throw Refusal(.addressUnknown) }
        let typed = Self.parameters(document, Form.Query(request.uri.query ?? ""))
        let order = DocumentRequest(
            content: content, parameters: typed, language: context.language, townHall: read.townHall.name,
            url: site.options.publicURL + Path.tutorial(tutorial.slug))
        let made: Result<RenderedDocument, DocumentRefusal>
        do throws(DocumentRefusal) { made = .success(try document.render(order)) } catch { made = .failure(error) }
        return Asked(
            tutorial: tutorial, document: document, title: content.title,
            chosen: document.start(for: content).merging(typed) { _, chosen in chosen }, made: made)
    }

    /// What the form of choices sent; a box that is not ticked is only no when the form was sent at all.
    private static func parameters(_ document: ModuleDocument, _ query: Form.Query) -> [String: FieldValue] {
        var chosen: [String: FieldValue] = [:]
        for field in document.parameters {
            if let text = query[DraftInput.field(field.id)] {
                chosen[field.id] = .text(text)
            } else if case .boolean = field.kind, query[DraftInput.field(field.id, "asked")] != nil {
                chosen[field.id] = .text("false")
            }
        }
        return chosen
    }
}
