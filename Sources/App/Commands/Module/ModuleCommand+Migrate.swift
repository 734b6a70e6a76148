import ArgumentParser
import Domain
import Foundation
import Modules
import Store
import Web

extension ModuleCommand {
    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Carries what was posted for an earlier schema of a content type to its present one.",
            discussion: """
                First says what it would do (--dry-run stops there). Then writes a backup of the database beside it, \
                carries everything in one transaction, renders each page before it keeps anything, and leaves what has \
                no place any more readable under « Informations d'une version antérieure ». What readers see becomes a \
                new version of each bricolage; earlier versions stay as they were. The server may run meanwhile.
                """)

        @ArgumentParser.Argument(help: "A content type, such as ticket.")
        var id: String

        @Flag(help: "Say what would be done, and do nothing.")
        var dryRun = false

        @OptionGroup var place: ModulePlace

        func run() async throws {
            let (store, folders) = try await place.open()
            let registry = try await ModuleLoader(store: store, folders: folders).load(at: Date())
            guard let module = registry[id] else {
                throw ConfigurationError(description: "there is no content type “\(id)”: bricoleur module list")
            }
            let order = try await Self.order(module, store)
            let rehearsal = try await store.moduleRevisions.rehearse(order)
            report(rehearsal, module)
            if dryRun || rehearsal.entries.isEmpty { return }
            let stamp = "\(Int(Date().timeIntervalSince1970))-\(UUID().uuidString.prefix(8))"
            let backup = URL(fileURLWithPath: place.data).appending(
                component: "before-\(id)-\(module.schema)-\(stamp).sqlite")
            try store.backup(to: backup)
            print("Database before: \(backup.path)")
            let texts = try Texts(language: .french, folder: Resources.folder.appendingPathComponent("Locales"))
            let done = try await store.moduleRevisions.migrate(order, at: Date()) { read in
                // A page that cannot be made stops everything.
                try RenderTrial.check(read, module, texts)
            }
            print("Carried: \(done.tutorials.of("bricolage")), \(done.drafts.of("draft")).")
        }

        private static func order(_ module: Module, _ store: Store) async throws -> MigrationOrder {
            // Everything that is in use, decoded beforehand: the transaction must not wait for anything.
            var old: [String: Module] = [:]
            for use in try await store.moduleRevisions.inUse() where use.revision.module == module.id {
                if case .success(let archived) = Module.make(of: use.revision, in: module.folder) {
                    old[use.revision.hash] = archived
                    let plain = "\(use.revision.schema)"
                    old[plain] = old[plain] ?? archived
                }
            }
            let known = old
            return MigrationOrder(module: module.id, schema: module.schema, moduleRevision: module.revision) {
                content, schema, hash in
                let then = hash.flatMap { known[$0] } ?? known["\(schema)"]
                let carried = Migration(from: schema, writtenWith: then, to: module).apply(to: content)
                return CarriedContent(
                    content: carried, cover: carried.cover(photoFields: module.photoFields),
                    searchText: module.searchText(of: carried, in: .french))
            }
        }

        private func report(_ report: MigrationReport, _ module: Module) {
            print(
                "\(module.id), schema \(module.schema): \(report.tutorials.of("bricolage")) and \(report.drafts.of("draft")) to carry"
            )
            for entry in report.entries {
                let kind = entry.isDraft ? "draft" : "bricolage"
                let changed = entry.changed.isEmpty ? "nothing" : entry.changed.joined(separator: ", ")
                print("  \(kind) \(entry.slug) (schema \(entry.schema)): changes \(changed)")
                for leftover in entry.leftovers {
                    print(
                        "    kept apart: \(leftover.label.text(in: .english)): \(leftover.lines.joined(separator: " / "))"
                    )
                }
            }
            if report.newer > 0 { print("  \(report.newer) of a later schema stay as they are") }
        }
    }
}

extension Int {
    /// « 1 draft », « 2 drafts ».
    fileprivate func of(_ word: String) -> String { "\(self) \(word)\(self == 1 ? "" : "s")" }
}
