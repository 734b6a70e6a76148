import Domain
package import Foundation
package import Sandbox

/// Makes a PDF of a page, by WeasyPrint (Debian's `weasyprint`) behind the sandbox's walls: no network, no file but
/// Python, the fonts and a folder of its own that is gone afterwards.
package struct DocumentPrinter: Sendable {
    /// Bytes of a page, its style sheet included.
    package static let longestPage = 16 * 1024 * 1024
    /// Of a PDF.
    package static let largestMiB = 48
    private static let python = "/usr/bin/python3"

    private let sandbox: Sandbox
    private let folder: URL
    private let deadline: Duration

    /// - Parameters:
    ///   - folder: where each run has its own folder for a while.
    ///   - deadline: time from start to end, not counting the wait.
    package init(
        sandbox: Sandbox, folder: URL = FileManager.default.temporaryDirectory, deadline: Duration = .seconds(20)
    ) {
        self.sandbox = sandbox
        self.folder = folder
        self.deadline = deadline
    }

    /// A PDF of that page.
    /// - Parameters:
    ///   - page: a complete page, with its style sheet inside; it may show the pictures by their bare names.
    ///   - pictures: files by name: letters, digits, `-` and one point, such as `12-1280.jpg`.
    /// - Throws: `DocumentRefusal` `document.notPrinted` or `document.printerBusy`; `CancellationError`.
    package func pdf(_ page: String, pictures: [String: URL] = [:]) async throws -> Data {
        guard page.utf8.count <= Self.longestPage else { throw DocumentRefusal.notPrinted }
        let own = folder.appending(component: "bricoleur-pdf-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(at: own) }
            try lay(page, pictures, in: own)
            _ = try await sandbox.run(job(in: own))
            return try Data(contentsOf: own.appending(component: "page.pdf"))
        } catch let refusal as Refusal {
            throw refusal.code == .checkBusy ? DocumentRefusal.printerBusy : DocumentRefusal.notPrinted
        } catch let error as CancellationError {
            throw error
        } catch {
            throw DocumentRefusal.notPrinted
        }
    }

    private func lay(_ page: String, _ pictures: [String: URL], in own: URL) throws {
        for (name, file) in pictures {
            guard let pattern = Pattern("[A-Za-z0-9-]{1,80}\\.[a-z0-9]{1,5}"), pattern.matches(name) else {
                throw DocumentRefusal.notPrinted
            }
            try FileManager.default.copyItem(at: file.resolvingSymlinksInPath(), to: own.appending(component: name))
        }
        try Data(page.utf8).write(to: own.appending(component: "page.html"))
    }

    private func job(in own: URL) -> Sandbox.Job {
        let folder = own.resolvingSymlinksInPath().path
        var job = Sandbox.Job(
            .render, Self.python, ["-I", "-B", "-c", Self.program, folder], input: URL(filePath: "/dev/null"))
        job.readable = [
            Self.python, "/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", "/usr/share/fontconfig",
            "/var/cache/fontconfig", "/usr/share/hyphen", "/usr/share/mime", "/etc/mime.types",
        ]
        job.writable = [folder]
        job.mayBeSilent = true
        // One at once: it takes a core for seconds, and photos are waiting for the other one.
        job.isHeavy = true
        job.memoryMiB = 1_536
        job.cpuSeconds = 20
        job.fileMiB = Self.largestMiB
        job.deadline = deadline
        return job
    }

    /// What Python runs.
    ///
    /// WeasyPrint's own command looks for a place for temporary files where there is none, and would
    /// fetch any address; this one fetches pictures of its folder and nothing else.
    private static let program = """
        import os, sys, tempfile
        folder = sys.argv[1]
        tempfile.tempdir = folder
        os.environ["XDG_CACHE_HOME"] = folder
        os.environ["HOME"] = folder
        from urllib.parse import unquote
        from weasyprint import HTML, default_url_fetcher
        def fetch(url, *more, **named):
            path = unquote(url[7:]) if url.startswith("file:///") else ""
            if os.path.dirname(path) != folder:
                raise ValueError("not a picture of this page")
            return default_url_fetcher(url, *more, **named)
        page = HTML(filename=os.path.join(folder, "page.html"), encoding="utf-8", url_fetcher=fetch)
        page.write_pdf(os.path.join(folder, "page.pdf"))
        """
}
