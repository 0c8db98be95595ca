//! What package tools print, as people copy it, and what is understood of it.

use atmosphere_imaging::domain::packages::{Tool, understand};

/// Breaks when the output of a tool is not understood any more, or comes out otherwise.
fn comes_out(sample: &str, tool: Tool, absent: usize, expected: &[&str]) {
    let listing = understand(sample).unwrap_or_else(|| panic!("it is not understood:\n{sample}"));
    assert_eq!((listing.tool, listing.absent), (tool, absent));
    assert_eq!(listing.text(), expected.join("\n"));
    // The same with the line ends of Windows, and with blank lines around it.
    let elsewhere = format!(
        "\n{}\n\n",
        sample.replace("\r\n", "\n").replace('\n', "\r\n")
    );
    assert_eq!(understand(&elsewhere), Some(listing));
}

#[test]
fn dpkg_lists_what_is_installed() {
    comes_out(
        include_str!("packages/dpkg.txt"),
        Tool::Dpkg,
        2,
        &[
            "adduser 3.134",
            "adwaita-icon-theme 43-1",
            "alsa-topology-conf 1.2.5.1-2",
            "alsa-ucm-conf 1.2.8-1",
            "appstream 0.16.1-2",
            "apt 2.6.1",
            "apt-transport-https 2.6.1",
            "libc6 2.36-9+deb12u9",
            "r-base-core 4.2.2.20221110-2",
            "star 2.7.10b+dfsg-2",
            "zlib1g 1:1.2.13.dfsg-1",
        ],
    );
    comes_out(
        include_str!("packages/dpkg-german.txt"),
        Tool::Dpkg,
        0,
        &["bash 5.2.15-2+b7", "bwa 0.7.17-7+b2"],
    );
}

#[test]
fn rpm_names_have_dashes_and_architectures() {
    comes_out(
        include_str!("packages/rpm.txt"),
        Tool::Rpm,
        0,
        &[
            "bash 5.1.8-6.el9_1",
            "perl-Net-SSLeay 1.92-2.el9",
            "java-1.8.0-openjdk-headless 1.8.0.352.b08-2.el9_0",
            "glibc 2.34-60.el9",
            "python3-setuptools-wheel 53.0.0-12.el9",
            "libstdc++ 11.3.1-4.3.el9",
            "kernel-core 5.14.0-284.11.1.el9_2",
            "xorg-x11-fonts-ISO8859-1-100dpi 7.5-33.el9",
        ],
    );
}

#[test]
fn pip_tells_versions_and_sources() {
    comes_out(
        include_str!("packages/pip-freeze.txt"),
        Tool::Pip,
        0,
        &[
            "biopython 1.83",
            "certifi",
            "fieldbook 0.3.1 /home/alice/src/fieldbook",
            "gwas_tools git+https://github.com/example/gwas-tools@4f2a9c1d",
            "msprime git+https://github.com/tskit-dev/msprime@0d1b7a5",
            "numpy 1.26.4",
            "PyYAML 6.0.1",
            "torch 2.2.1+cu121",
            "zope.interface 6.2",
        ],
    );
    comes_out(
        include_str!("packages/pip-list.txt"),
        Tool::Pip,
        0,
        &[
            "biopython 1.83",
            "fieldbook 0.3.1 /home/alice/src/fieldbook",
            "numpy 1.26.4",
            "torch 2.2.1+cu121",
        ],
    );
    comes_out(
        include_str!("packages/pip-list-old.txt"),
        Tool::Pip,
        0,
        &[
            "biopython 1.72",
            "fieldbook 0.3.1 /opt/fieldbook",
            "numpy 1.13.3",
        ],
    );
}

#[test]
fn conda_tells_where_the_environment_is() {
    comes_out(
        include_str!("packages/conda.txt"),
        Tool::Conda,
        0,
        &[
            "conda environment /home/alice/miniforge3/envs/gwas",
            "_libgcc_mutex 0.1",
            "_openmp_mutex 4.5",
            "anaconda custom",
            "ca-certificates 2024.7.2",
            "homer 5.1",
            "numpy 1.26.4",
            "python 3.9.19",
            "xmltodict 0.13.0",
        ],
    );
    comes_out(
        include_str!("packages/conda-old.txt"),
        Tool::Conda,
        0,
        &[
            "conda environment /opt/anaconda/envs/py36",
            "bleach 1.5.0",
            "ncurses 5.9",
            "openssl 1.0.1k",
        ],
    );
    comes_out(
        include_str!("packages/conda-export.txt"),
        Tool::Conda,
        0,
        &["_libgcc_mutex 0.1", "numpy 1.26.4", "xmltodict 0.13.0"],
    );
}

#[test]
fn modules_come_in_columns_with_marks_and_legends() {
    comes_out(
        include_str!("packages/lmod.txt"),
        Tool::Modules,
        2,
        &[
            "shared",
            "matlab R2019a",
            "cray-mpich 8.1.16",
            "libfabric 1.11.0.4.125",
            "ruby 2.6.4p104",
            "conda 3-4.6.14",
            "craype-network-ofi",
            "Core/gcc 12.2.0",
        ],
    );
    comes_out(
        include_str!("packages/tcl.txt"),
        Tool::Modules,
        0,
        &[
            "slurm 18.08.8",
            "google/gdrive 2.1.0",
            "mpi/mpich-x86_64",
            "ex3-modules",
            "hdf5 1.10.6",
            "GVR v1.0-1",
        ],
    );
    comes_out(
        include_str!("packages/tcl-terse.txt"),
        Tool::Modules,
        0,
        &["null", "gcc 9.3.0", "openmpi 4.0.3"],
    );
    comes_out(
        include_str!("packages/lmod-close.txt"),
        Tool::Modules,
        0,
        &["anaconda 2020-02-tf2"],
    );
}

/// Breaks when two outputs pasted at once, or one with a note, are taken for one tool's.
#[test]
fn what_is_not_one_tools_output_is_left_alone() {
    let samples = [
        include_str!("packages/dpkg.txt"),
        include_str!("packages/rpm.txt"),
        include_str!("packages/pip-freeze.txt"),
        include_str!("packages/pip-list.txt"),
        include_str!("packages/conda.txt"),
        include_str!("packages/conda-export.txt"),
        include_str!("packages/lmod.txt"),
        include_str!("packages/tcl.txt"),
    ];
    for (index, first) in samples.iter().enumerate() {
        for (other, second) in samples.iter().enumerate() {
            if index != other {
                assert_eq!(
                    understand(&format!("{first}\n{second}")),
                    None,
                    "{first}\n{second}"
                );
            }
        }
        assert_eq!(
            understand(&format!("{first}\nR 4.5, by hand in /opt/R")),
            None
        );
        assert_eq!(understand(&format!("Python:\n{first}")), None);
    }
}
