//! The `loket` command.

fn main() -> std::process::ExitCode {
    loket_cli::main()
}
