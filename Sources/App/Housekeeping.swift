import Foundation
import Logging
import ServiceLifecycle
import Web

/// What the server does by itself while it runs: withheld files are checked and inspected again, and what
/// nobody refers to goes.
struct Housekeeping: Service {
    let site: Site
    let logger: Logger

    /// How often withheld files are looked at; tidying up comes every 60th time, and at the start.
    private static let pause = Duration.seconds(60)
    private static let tidyEvery = 60

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for turn in 0... {
                await round(isTidy: turn % Self.tidyEvery == 0)
                // The end of the server is the only thing that ends a pause early.
                guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
            }
        }
    }

    /// What goes wrong is logged, and tried again next time: it must not stop the server.
    private func round(isTidy: Bool) async {
        do {
            let settled = try await site.retryWithheld()
            if settled > 0 { logger.info("withheld files checked", metadata: ["count": "\(settled)"]) }
            let inspected = try await site.retryInspections()
            if inspected > 0 { logger.info("documents inspected", metadata: ["count": "\(inspected)"]) }
            guard isTidy else { return }
            let gone = try await site.tidyFiles()
            let ended = try await site.removeExpiredUploads(at: site.now())
            let (rows, files) = (gone.rows + ended.uploads, gone.files + ended.files)
            if rows > 0 || files > 0 {
                logger.info("files tidied", metadata: ["rows": "\(rows)", "files": "\(files)"])
            }
        } catch is CancellationError {
            return
        } catch {
            logger.error("housekeeping", metadata: ["error": "\(error)"])
        }
    }
}
