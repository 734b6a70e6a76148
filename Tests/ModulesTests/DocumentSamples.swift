import Domain
import Foundation
import Modules
import Testing

/// A module with one document, and what is made of it.
enum DocumentSample {
    static let fields = """
        contract: 1
        id: probe
        version: 1.0.0
        schema: 1
        name: { fr: "Essai", en: "Trial" }
        summary: { fr: "Pour essayer.", en: "To try." }
        fields:
          - { id: words, type: text, label: { fr: "Mots", en: "Words" } }
          - { id: width, type: number, unit: mm, label: { fr: "Largeur", en: "Width" } }
          - { id: last, type: number, integer: true, label: { fr: "Dernier", en: "Last" } }
          - { id: secret, type: text, show_if: "words = 'montre'", label: { fr: "Caché", en: "Hidden" } }
          - { id: day, type: date, label: { fr: "Jour", en: "Day" } }
          - id: way
            type: choice
            label: { fr: "Direction", en: "Way" }
            options:
              - { id: arrow_left, label: { fr: "À gauche", en: "Left" } }
              - { id: arrow_right, label: { fr: "À droite", en: "Right" } }
          - id: cards
            type: table
            label: { fr: "Fiches", en: "Cards" }
            columns:
              - { id: slot, label: { fr: "Case", en: "Slot" } }
              - { id: until, type: date, label: { fr: "Jusqu'au", en: "Until" } }

        """

    /// A number in the middle of a framed ticket.
    static let tickets = """
        documents:
          - id: tickets
            name: { fr: "Tickets", en: "Tickets" }
            template: ticket.mustache
            margin: 10 mm
            parameters:
              - { id: from, type: number, integer: true, min: 0, max: 9999, default: "1", label: { fr: "De", en: "From" } }
              - { id: to, type: number, integer: true, min: 0, max: 9999, default: "3", label: { fr: "À", en: "To" } }
            prefill: { to: last }
            repeat: { from: from, to: to, digits: 3 }
            grid: { width: 60 mm, height: 40 mm, gap: 5 mm, cut: marks }
            styles:
              cell: { border: 0.4 mm }
              number: { left: 5 mm, top: 10 mm, size: 12 mm, weight: bold }
        """

    static let ticket = "<p class=\"d-number\">{{number}}</p>"

    /// The registry with that manifest and these templates, by path.
    static func workshop(_ documents: String, _ templates: [String: String]) throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write(fields + documents + "\n", to: "probe/module.yaml")
        for (name, text) in templates { try workshop.write(text, to: "probe/documents/\(name)") }
        return workshop
    }

    static func document(
        _ documents: String = tickets, _ templates: [String: String] = ["ticket.mustache": ticket]
    ) throws -> ModuleDocument {
        let registry = try workshop(documents, templates).registry
        for error in registry.broken.flatMap(\.errors) { Issue.record("\(error.description(in: .english))") }
        return try #require(registry["probe"]?.documents.first)
    }

    static func request(
        _ fields: [String: FieldValue] = [:], title: String = "Essai", _ parameters: [String: FieldValue] = [:],
        language: Language = .french
    ) -> DocumentRequest {
        DocumentRequest(
            content: Content(title: title, fields: fields), parameters: parameters, language: language,
            townHall: "Mairie de Saint-Aubin", url: "https://bricolages.example/b/essai")
    }

    /// Code of the refusal that comes instead of a document.
    static func refusal(_ document: ModuleDocument, _ request: DocumentRequest) -> String? {
        do throws(DocumentRefusal) {
            _ = try document.render(request)
            return nil
        } catch {
            return error.code
        }
    }
}
