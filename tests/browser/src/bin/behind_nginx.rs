//! Serves the build behind nginx with a stand-in, and runs a program over it: `behind_nginx PROGRAM [ARGUMENT]…`. The
//! program is told the application's address and the folder of its files after its own arguments.

use std::{env, io, process::Command};

use browser_tests::{Failure, Outcome, Served};

fn main() -> Outcome {
    let mut arguments = env::args_os().skip(1);
    let program = arguments
        .next()
        .ok_or_else(|| Failure::new("which program?"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let served = runtime.block_on(Served::start("/", "{}"))?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .arg(served.nginx.url())
        .arg(&served.files);
    if command.status()?.success() {
        Ok(())
    } else {
        Err(io::Error::other("it failed").into())
    }
}
