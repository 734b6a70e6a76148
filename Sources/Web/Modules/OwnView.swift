import Domain
import Foundation
import Modules
import Store

/// A bricolage through the eyes of its content type: fills the type's own templates.
struct OwnView {
    private let read: ReadTutorial
    private let module: Module
    private let site: Site
    private let texts: Texts

    init(_ read: ReadTutorial, _ module: Module, _ site: Site, _ texts: Texts) {
        self.read = read
        self.module = module
        self.site = site
        self.texts = texts
    }

    /// Nil when the type has no view of that kind: the host's own then stands.
    func html(_ kind: ViewKind) -> TrustedHTML? {
        guard let template = module.views[kind] else { return nil }
        var content = read.revision.content
        for id in module.hidden(in: content) { content.fields[id] = nil }
        let values = ViewValues(module.fields, language: texts.language, host: host(content)).values(content)
        return TrustedHTML(trusting: template.render(values))
    }

    private func host(_ content: Content) -> ViewHost {
        let date = read.tutorial.publishedAt ?? read.revision.publishedAt
        return ViewHost(
            type: module.name.text(in: texts.language),
            author: ([read.author] + read.coAuthors).map(\.name).joined(separator: ", "), townHall: read.townHall.name,
            date: texts.date(date), day: String(Texts.machine(date).prefix(10)),
            url: Path.tutorial(read.tutorial.slug),
            cover: content.cover(photoFields: module.photoFields).flatMap(photo),
            leftovers: content.leftovers.map {
                PreparedField(
                    label: $0.label.text(in: texts.language), value: $0.lines.joined(separator: "\n"),
                    html: $0.lines.map { "<p>\(TrustedHTML.escape($0))</p>" }.joined())
            },
            answer: answer, markdown: { Markdown.html($0).description }, photo: photo,
            file: { attachment in
                guard let view = FileView(attachment, read.files, texts) else { return nil }
                return html("file", view).map {
                    PreparedField(value: attachment.name, html: "<ul class=\"files\">\($0)</ul>")
                }
            })
    }

    private func answer(_ field: Field, _ value: FieldValue) -> PreparedField? {
        let content = Content(fields: [field.id: value])
        let answers = Answers(content, module: module, files: read.files, cover: nil, texts)
        return html(Answers.template, answers).map { PreparedField(html: $0) }
    }

    private func photo(_ photo: Photo) -> String? {
        PictureView(read.files[photo.file], alt: photo.alt, sizes: "(min-width: 60em) 30rem, 92vw")
            .flatMap { html("picture", $0) }
    }

    /// The host's own templates exist: tests render each.
    private func html(_ template: String, _ model: any Sendable) -> String? {
        try? site.renderer.html(model, template: template, language: texts.language)
    }
}
