import Foundation
import Support
import Testing

/// swift-mustache finds values by name at run time: a misspelled tag shows nothing.
///
/// Here each tag of each template is
/// looked up in the type of the page it stands in, section by section.
@Suite struct Templates {
    private static let folder = Checkout.sources.appending(path: "Web/Templates")

    @Test func `every tag of every template is a stored property of its page`() throws {
        let types = try PageTypes(folders: [
            Checkout.sources.appending(component: "Web"), Checkout.sources.appending(component: "Modules"),
        ])
        var templates: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil) {
            templates[file.deletingPathExtension().lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        var walk = TemplateWalk(types: types, templates: templates)

        for (name, type) in types.types.sorted(by: { $0.key < $1.key }) {
            if let template = type.template, !template.isEmpty { walk.enter(template, page: name) }
        }

        #expect(walk.faults.sorted() == [])
        #expect(Set(templates.keys).subtracting(walk.visited).sorted() == [], "templates that no page uses")
        #expect(walk.tags > 500)
        print("templates: \(walk.visited.count) templates, \(walk.tags) tags looked up")
    }

    @Test func `the walk finds a misspelled tag, a section that is always true, and an escaped piece of HTML`() throws {
        let types = try PageTypes(folders: [Checkout.sources.appending(component: "Web")])
        func faults(_ template: String) -> Int {
            var walk = TemplateWalk(types: types, templates: ["x": template])
            walk.enter("x", page: "Layout")
            return walk.faults.count
        }

        #expect(faults("{{title}}{{#flash}}{{flash}}{{.}}{{/flash}}{{#bare}}{{query}}{{/bare}}{{{content}}}") == 0)
        for template in [
            "{{titel}}", "{{#flash}}{{nothing}}{{/flash}}", "{{#title}}{{/title}}", "{{content}}", "{{{title}}}",
            "{{> none}}", "{{#bare}}",
        ] {
            #expect(faults(template) == 1, "\(template)")
        }
    }
}

/// A walk through one page's template and the parts it takes in.
struct TemplateWalk {
    let types: PageTypes
    let templates: [String: String]
    private(set) var faults: Set<String> = []
    private(set) var visited: Set<String> = []
    private(set) var tags = 0

    init(types: PageTypes, templates: [String: String]) {
        self.types = types
        self.templates = templates
    }

    private enum Value: Hashable {
        case object(String)
        case scalar
        case html
        case flag
    }

    /// A value as a property declares it.
    private struct Found: Hashable {
        var value: Value
        var isOptional = false
        var isList = false
    }

    mutating func enter(_ template: String, page: String) {
        walk(template, [.object(page)], depth: 0, path: "\(page) in \(template)")
    }

    private mutating func walk(_ name: String, _ stack: [Value], depth: Int, path: String) {
        guard let text = templates[name] else {
            faults.insert("\(path): no template \(name)")
            return
        }
        visited.insert(name)
        guard depth < 12 else { return }
        var stacks = [stack]
        var open: [String] = []
        for match in text.matches(of: /\{\{(\{|[#^\/>!&])?\s*([^}]*?)\s*\}?\}\}/) {
            let tag = String(match.2)
            let current = stacks.last ?? stack
            tags += 1
            switch match.1.map(String.init) {
            case "!": continue
            case ">": walk(tag, current, depth: depth + 1, path: "\(path) > \(tag)")
            case "#", "^":
                open.append(tag)
                let isInverted = match.1 == "^"
                guard let found = find(tag, current, path) else {
                    stacks.append(current)
                    continue
                }
                if !found.isList, !found.isOptional, found.value == .scalar || found.value == .html, tag != "." {
                    faults.insert("\(path): {{#\(tag)}} is always true: make it optional")
                }
                stacks.append(isInverted || (found.value == .flag && !found.isList) ? current : current + [found.value])
            case "/":
                if open.popLast() != tag { faults.insert("\(path): {{/\(tag)}} closes something else") }
                if stacks.count > 1 { stacks.removeLast() }
            case "{", "&":
                if let found = find(tag, current, path), found.value != .html {
                    faults.insert("\(path): {{{\(tag)}}} is not TrustedHTML")
                }
            default:
                guard let found = find(tag, current, path) else { continue }
                if found.value == .html { faults.insert("\(path): {{\(tag)}} would escape HTML") }
                if case .object(let type) = found.value { faults.insert("\(path): {{\(tag)}} is a whole \(type)") }
                if found.isList { faults.insert("\(path): {{\(tag)}} is a list") }
            }
        }
        if !open.isEmpty { faults.insert("\(path): {{#\(open.joined(separator: ", "))}} is never closed") }
    }

    /// As the library looks: from the innermost object outwards, unless the name begins with a dot.
    private mutating func find(_ tag: String, _ stack: [Value], _ path: String) -> Found? {
        if tag == "." { return stack.last.map { Found(value: $0) } }
        let names = tag.split(separator: ".").map(String.init)
        guard let first = names.first else { return nil }
        let reach = tag.hasPrefix(".") ? Array(stack.suffix(1)) : Array(stack.reversed())
        for (index, value) in reach.enumerated() {
            guard case .object(let type) = value, var found = property(first, of: type) else { continue }
            let outer = reach.dropFirst(index + 1).contains {
                if case .object(let other) = $0 { property(first, of: other) != nil && other != type } else { false }
            }
            if found.isOptional, outer {
                faults.insert(
                    "\(path): {{\(tag)}} may be nil in \(type), and then an outer one shows: write {{.\(tag)}}")
            }
            for name in names.dropFirst() {
                guard case .object(let inner) = found.value, let next = property(name, of: inner) else {
                    faults.insert("\(path): {{\(tag)}}: \(name) is not there")
                    return nil
                }
                found = Found(value: next.value, isOptional: next.isOptional || found.isOptional, isList: next.isList)
            }
            return found
        }
        let objects = stack.map { if case .object(let type) = $0 { type } else { "text" } }
        faults.insert("\(path): {{\(tag)}} is not in \(objects.joined(separator: " > "))")
        return nil
    }

    private func property(_ name: String, of type: String) -> Found? {
        guard let entry = types.types[type], let declared = entry.properties[name] else { return nil }
        if let children = entry.children, !children.contains(name) { return nil }
        var kind = declared.trimmingCharacters(in: .whitespaces).replacing("any ", with: "")
        var found = Found(value: .scalar)
        if kind.hasSuffix("?") {
            found.isOptional = true
            kind.removeLast()
        }
        if kind.hasPrefix("["), kind.hasSuffix("]") {
            found.isList = true
            kind = String(kind.dropFirst().dropLast())
        }
        if kind == "Bool" { found.value = .flag }
        if kind == "TrustedHTML" { found.value = .html }
        if kind != "TrustedHTML", let name = types.resolve(kind, in: type),
            types.types[name]?.properties.isEmpty == false
        {
            found.value = .object(name)
        }
        return found
    }
}
