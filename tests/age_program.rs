//! Sealed files and the program `age`: each opens the other's. `scripts/setup.sh --browser` installs it; if it is
//! missing, these tests fail and say so.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use plumbline::exchange::seal::{For, Identity, OpenFault, Recipient, With, open, seal};

const TEXT: &[u8] = b"{\"format\":\"plumbline pack\"}\n{\"case\":\"A 1\"}";
const WORDS: &str = "acid acorn acre affix agile album";

/// Reads the program's question for a passphrase in its own terminal, which the program insists on.
const TYPE_IT: &str = "
import os, pty, sys
words, command = sys.argv[1], sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
heard, typed = b'', 0
while True:
    try:
        part = os.read(terminal, 1024)
    except OSError:
        break
    if not part:
        break
    heard += part
    # It asks once to open, and twice to seal.
    if heard.count(b'passphrase') > typed and heard.rstrip().endswith((b':', b'):')):
        os.write(terminal, words.encode() + b'\\n')
        typed = heard.count(b'passphrase')
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.stderr.write(heard.decode(errors='replace'))
sys.exit(status)
";

/// A folder that is deleted after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("age-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).expect("a file can be written");
        path.to_str().expect("paths here are text").to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0
            .join(name)
            .to_str()
            .expect("paths here are text")
            .to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(program: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program).args(arguments).output();
    output.unwrap_or_else(|error| {
        panic!("these tests need the program `{program}` ({error}): run scripts/setup.sh --browser, or install it (Debian: apt-get install age python3)")
    })
}

/// Runs `age`, and types the words whenever it asks for a passphrase.
fn age_typing(words: &str, arguments: &[&str]) -> Output {
    // Checked first, so that the message names the missing program.
    run("age", &["--version"]);
    let all = [&["-c", TYPE_IT, words, "age"], arguments].concat();
    run("python3", &all)
}

fn done(output: &Output) {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn age_opens_what_we_seal_with_a_passphrase() {
    let folder = Folder::new("words-ours");
    let sealed = seal(TEXT, For::Passphrase(WORDS)).expect("is short");
    let (file, opened) = (folder.put("a.plumbline", &sealed), folder.path("opened"));
    done(&age_typing(WORDS, &["-d", "-o", &opened, &file]));
    assert_eq!(fs::read(&opened).expect("is written"), TEXT);

    let wrong = folder.path("wrong");
    let output = age_typing("acid acorn", &["-d", "-o", &wrong, &file]);
    assert!(!output.status.success() && !Path::new(&wrong).exists());
}

#[test]
fn we_open_what_age_seals_with_a_passphrase() {
    let folder = Folder::new("words-theirs");
    let (text, sealed) = (folder.put("text", TEXT), folder.path("sealed.age"));
    done(&age_typing(WORDS, &["-p", "-o", &sealed, &text]));
    let bytes = fs::read(&sealed).expect("is written");
    assert_eq!(open(&bytes, With::Passphrase(WORDS)).as_deref(), Ok(TEXT));
    assert_eq!(
        open(&bytes, With::Passphrase("acid acorn")),
        Err(OpenFault::WrongPassphrase)
    );
}

#[test]
fn age_opens_what_we_seal_for_its_key() {
    let folder = Folder::new("key-ours");
    let identity = folder.path("identity.txt");
    done(&run("age-keygen", &["-o", &identity]));
    let public = run("age-keygen", &["-y", &identity]);
    let recipient: Recipient = String::from_utf8_lossy(&public.stdout).parse().expect("is a key");
    // Longer than one chunk of the format.
    let long = TEXT.repeat(4_000);
    let sealed = seal(&long, For::Recipient(&recipient)).expect("is short");
    let (file, opened) = (folder.put("a.plumbline", &sealed), folder.path("opened"));
    done(&run("age", &["-d", "-i", &identity, "-o", &opened, &file]));
    assert!(fs::read(&opened).expect("is written") == long);
}

#[test]
fn we_open_what_age_seals_for_our_key_and_its_key_is_ours() {
    let folder = Folder::new("key-theirs");
    let made = folder.path("identity.txt");
    done(&run("age-keygen", &["-o", &made]));
    let made = fs::read_to_string(&made).expect("is written");
    let secret = made.lines().find(|line| line.starts_with("AGE-SECRET-KEY-"));
    let identity = Identity::parse(secret.expect("has a secret half")).expect("is a key");
    let text = folder.put("text", TEXT);
    for letters in [false, true] {
        let (sealed, public) = (folder.path("sealed.age"), identity.recipient().to_string());
        let mut arguments = vec!["-r", public.as_str(), "-o", &sealed, &text];
        if letters {
            arguments.insert(0, "--armor");
        }
        done(&run("age", &arguments));
        let bytes = fs::read(&sealed).expect("is written");
        assert_eq!(
            open(&bytes, With::Identity(&identity)).as_deref(),
            Ok(TEXT),
            "{letters}"
        );
    }
}
