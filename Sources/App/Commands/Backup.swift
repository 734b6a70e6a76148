import ArgumentParser
import Foundation
import Store

/// `bricoleur backup`.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the database and all photos and files into one tar file, while the server runs.",
        discussion: """
            pin.key is left out on purpose: a stolen backup then does not give PINs away. Keep a copy of it somewhere \
            safe; without it, members choose new PINs after a restore. With --folder, the file is named after the moment, \
            and earlier ones that are older than 30 days are removed: what was blurred or deleted is then forgotten there \
            too, as the site promises. packaging/bricoleur-backup.timer does that every night.
            """)

    @Argument(help: "The tar file to write. Refused when it exists.")
    var file: String?

    @Option(help: "Instead of FILE: an existing folder for nightly backups, the older of which are removed.")
    var folder: String?

    @Option(help: "Data folder of the server. Default: ./data.")
    var data = "data"

    func run() async throws {
        let target = try target(at: Date())
        let file = target.path
        let folder = URL(fileURLWithPath: data)
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw ConfigurationError(description: "\(file) exists: choose another name, or remove it first")
        }
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(Store.fileName).path) else {
            throw ConfigurationError(description: "\(data) is no data folder of bricoleur")
        }
        let staging = folder.appendingPathComponent("backup-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: false)
        // A leftover is only untidy.
        defer { try? FileManager.default.removeItem(at: staging) }
        // The database first: media files are never changed, so all that it refers to is there when tar reads them.
        try Store(folder: folder, migrating: false).backup(to: staging.appendingPathComponent(Store.fileName))
        let partial = target.path + ".partial"
        try tar([
            "--create", "--file", partial, "--exclude=media/incoming", "--exclude=media/resumable", "-C", staging.path,
            Store.fileName, "-C", folder.path, "media",
        ])
        try FileManager.default.moveItem(atPath: partial, toPath: target.path)
        let size = try FileManager.default.attributesOfItem(atPath: target.path)[.size] as? Int ?? 0
        if self.folder != nil { try forget(before: Date().addingTimeInterval(-Self.keptFor), beside: target) }
        print("\(file): \(size / 1024) KiB. Also keep \(folder.appendingPathComponent("pin.key").path), apart from it.")
    }
}

extension Backup {
    /// Thirty days: what the site promises about things that were blurred or deleted.
    private static let keptFor: TimeInterval = 30 * 24 * 3600
    private static let prefix = "bricoleur-"

    private func target(at date: Date) throws -> URL {
        switch (file, folder) {
        case (let file?, nil): return URL(fileURLWithPath: file)
        case (nil, let folder?):
            let stamp = date.formatted(
                .verbatim(
                    "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits)-\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)",
                    timeZone: .current, calendar: Calendar(identifier: .gregorian)))
            return URL(fileURLWithPath: folder).appendingPathComponent("\(Self.prefix)\(stamp).tar")
        default: throw ConfigurationError(description: "give either a file to write or --folder")
        }
    }

    /// Removes the earlier backups of the folder that are too old; nothing that this command did not name.
    private func forget(before date: Date, beside target: URL) throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: target.deletingLastPathComponent(), includingPropertiesForKeys: [.contentModificationDateKey])
        for file in files where file.lastPathComponent.hasPrefix(Self.prefix) && file.pathExtension == "tar" {
            let written = try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            guard let written, written < date else { continue }
            try FileManager.default.removeItem(at: file)
            print("\(file.path): older than 30 days, removed")
        }
    }
}

/// `bricoleur restore`.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a data folder from a backup.",
        discussion: "The folder must not exist or be empty: nothing is ever overwritten. Stop the server first.")

    @Argument(help: "A file that `bricoleur backup` wrote.")
    var file: String

    @Option(help: "Data folder to make. Default: ./data.")
    var data = "data"

    func run() async throws {
        let folder = URL(fileURLWithPath: data)
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard present.isEmpty else {
            throw ConfigurationError(description: "\(data) is not empty: choose another folder, or move it away first")
        }
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw ConfigurationError(description: "\(file) cannot be read")
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try tar(["--extract", "--file", file, "--no-same-owner", "-C", folder.path])
        for fact in try Store(folder: folder).examine() where !fact.ok {
            throw ConfigurationError(description: "the backup is damaged: \(fact.name): \(fact.value)")
        }
        print("Restored to \(folder.path). Copy pin.key there if you kept it; otherwise members choose new PINs.")
    }
}

/// Runs tar and passes on what it says.
private func tar(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/tar")
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw ConfigurationError(description: "tar failed with exit code \(process.terminationStatus): see above")
    }
}
