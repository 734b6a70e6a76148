package import Domain
package import Foundation
import HTTPTypes
import Hummingbird
import Mustache
import NIOCore

/// A page's view model: finished strings, flags and addresses.
///
/// Its template has the name given here.
package protocol Page: Sendable {
    static var template: String { get }
    /// For `<title>`.
    var title: String { get }
}

/// Turns page structs into HTML.
///
/// Templates and words are read once, at start; a missing one stops the start.
///
/// In templates `[[key]]` is a text of the catalogue, put in when the template is read: two sets, one a language.
package struct Renderer: Sendable {
    package let cache: PageCache
    private let libraries: [Language: MustacheLibrary]
    private let words: [Language: Texts]

    /// - Parameters:
    ///   - folder: holds `Templates`, `Locales` and `Assets`.
    ///   - assets: addresses of the style sheets and scripts.
    /// - Throws: for an unreadable file, a template that does not parse, a `[[key]]` that no catalogue has.
    package init(folder: URL, assets: AssetNames) throws {
        MustacheContentTypes.register(ScalarEscaping(), named: ScalarEscaping.name)
        var libraries: [Language: MustacheLibrary] = [:]
        var words: [Language: Texts] = [:]
        for language in Language.allCases {
            let texts = try Texts(language: language, folder: folder.appendingPathComponent("Locales"))
            words[language] = texts
            libraries[language] = try Self.library(folder.appendingPathComponent("Templates"), texts, assets)
        }
        self.libraries = libraries
        self.words = words
        cache = PageCache()
    }

    package func texts(_ language: Language) throws -> Texts {
        guard let texts = words[language] else { throw MissingTemplate(name: "catalogue \(language.rawValue)") }
        return texts
    }

    /// The body of a page, without the frame around it.
    package func html(_ page: any Page, language: Language) throws -> String {
        try html(page, template: type(of: page).template, language: language)
    }

    /// Any model in any template: parts of pages that are sent alone.
    package func html(_ model: any Sendable, template: String, language: Language) throws -> String {
        guard let html = libraries[language]?.render(model, withTemplate: template) else {
            throw MissingTemplate(name: template)
        }
        return html
    }

    private static func library(_ folder: URL, _ texts: Texts, _ assets: AssetNames) throws -> MustacheLibrary {
        var library = MustacheLibrary()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files where file.pathExtension == "mustache" {
            let name = file.deletingPathExtension().lastPathComponent
            let text = try ScalarEscaping.tag + fill(String(contentsOf: file, encoding: .utf8), texts, assets, name)
            do {
                try library.register(text, named: name)
            } catch {
                throw MissingTemplate(name: "\(name): \(error)")
            }
        }
        return library
    }

    /// Puts in the words, `[[key]]`, the addresses of assets, `[[asset:site.css]]`, and drawings, `[[icon:search]]`.
    private static func fill(_ template: String, _ texts: Texts, _ assets: AssetNames, _ name: String) throws -> String
    {
        var filled = ""
        var rest = Substring(template)
        while let open = rest.range(of: "[[") {
            filled += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].range(of: "]]") else {
                throw MissingTemplate(name: "\(name): [[")
            }
            let key = String(rest[open.upperBound..<close.lowerBound])
            if key.hasPrefix("asset:") {
                filled += try assets.path(String(key.dropFirst(6)))
            } else if key.hasPrefix("icon:") {
                let address = try assets.path("icons.svg#\(key.dropFirst(5))")
                filled += "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"\(address)\"/></svg>"
            } else {
                guard texts.contains(key) else {
                    throw MissingTemplate(name: "\(name): no text for [[\(key)]] in \(texts.language.rawValue)")
                }
                filled += TrustedHTML.escape(texts[key])
            }
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }
}

/// A template, or a text in one, that is not there.
package struct MissingTemplate: Error, CustomStringConvertible {
    let name: String
    package var description: String { "no usable template \(name)" }
}

/// Escapes by Unicode scalars.
///
/// swift-mustache's own goes by characters, and lets through a quote that a combining mark follows: enough to leave
/// an attribute.
private struct ScalarEscaping: MustacheContentType {
    static let name = "BRICOLEUR"
    /// What each template begins with.
    static let tag = "{{% CONTENT_TYPE:\(name)}}"

    func escapeText(_ text: String) -> String { TrustedHTML.escape(text) }
}
