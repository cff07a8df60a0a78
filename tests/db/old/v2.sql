-- A database as version 2 of the program left it: tables and rows, dumped by SQLite.
PRAGMA application_id = 0x5468616F;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE documents (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        symbol TEXT NOT NULL,
        subject TEXT NOT NULL,
        year INTEGER,
        state TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        discarded_at TEXT,
        content TEXT NOT NULL,
        sha256 BLOB NOT NULL
    , followed INTEGER NOT NULL DEFAULT 0) STRICT
    ;
INSERT INTO "documents" VALUES('d1','KẾ HOẠCH','47','KH-LĐLĐ','Tổ chức Tháng Công nhân',2026,'draft',2,'2026-11-20T12:00:00.000000+00:00','2026-11-20T12:05:00.000000+00:00',NULL,'{
 "format": "thao",
 "version": 1,
 "document": {
  "id": "d1",
  "header": {
   "number": "47",
   "symbol": "KH-LĐLĐ",
   "date": "2026-11-20",
   "kind": "KẾ HOẠCH",
   "subject": "Tổ chức Tháng Công nhân"
  },
  "body": [
   {
    "id": "b1",
    "level": "clause",
    "runs": [
     {
      "text": "đã sửa"
     }
    ]
   }
  ]
 }
}
',X'996C09B801C76A20FBE8F7B297D18818EB1DC897D5AD87B51821566433DC5820',2);
INSERT INTO "documents" VALUES('d2','KẾ HOẠCH','47','KH-LĐLĐ','Tổ chức Tháng Công nhân',2026,'draft',1,'2026-11-20T12:00:00.000000+00:00','2026-11-20T12:00:00.000000+00:00','2026-11-20T12:00:00.000000+00:00','{
 "format": "thao",
 "version": 1,
 "document": {
  "id": "d2",
  "header": {
   "number": "47",
   "symbol": "KH-LĐLĐ",
   "date": "2026-11-20",
   "kind": "KẾ HOẠCH",
   "subject": "Tổ chức Tháng Công nhân"
  },
  "body": [
   {
    "id": "b1",
    "level": "clause",
    "runs": [
     {
      "text": "bỏ đi"
     }
    ]
   }
  ]
 }
}
',X'D0F0C30AB4231991D5161533CC3269559C2FABD225117F34563AB315792B6A64',1);
INSERT INTO "documents" VALUES('d3','KẾ HOẠCH','31','KH-LĐLĐ','Công tác năm 2027',2027,'issued',1,'2027-01-05T08:00:00.000000+00:00','2027-01-05T08:00:00.000000+00:00',NULL,'{"format":"thao","version":4,"document":{"id":"d3","header":{"number":"31","symbol":"KH-LĐLĐ","date":"2027-01-04","kind":"KẾ HOẠCH","subject":"Công tác năm 2027"},"body":[{"id":"s1","level":"section","runs":[{"text":"NHIỆM VỤ"}],"children":[{"id":"c1","level":"clause","runs":[{"text":"Tập huấn cán bộ công đoàn cơ sở."}],"assignments":[{"id":"a1","lead":"Văn phòng","supporting":["Ban Tài chính"],"deadline":"Quý II/2027","decided_by":"Thường trực"}]},{"id":"c2","level":"clause","runs":[{"text":"Kết nạp 420 đoàn viên."}],"targets":[{"id":"t1","indicator":"Đoàn viên kết nạp mới","value":420.0,"unit":"đoàn viên","period":"Năm 2027","year":2027}]}]}]}}',X'42C5430858B44EE7847ABE7C6DAAC8BDCAC8DACC5CCF8524C2F5A4E16625676D',1);
CREATE TABLE events (
        number INTEGER PRIMARY KEY,
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        at TEXT NOT NULL,
        clerk TEXT NOT NULL,
        field TEXT NOT NULL,
        old TEXT NOT NULL,
        new TEXT NOT NULL,
        letter TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "events" VALUES(1,1,'a1','2027-03-06T08:00:00.000000+00:00','Trần Thị Hoa','state','todo','doing','');
INSERT INTO "events" VALUES(2,1,'a1','2027-03-06T08:00:00.000000+00:00','Trần Thị Hoa','percent','0','40','');
INSERT INTO "events" VALUES(3,1,'a1','2027-03-06T08:00:00.000000+00:00','Trần Thị Hoa','result','','Đã mở 2 lớp.','');
INSERT INTO "events" VALUES(4,1,'t1','2027-04-05T08:00:00.000000+00:00','Trần Thị Hoa','measurement','','2027-03-31 125.0','');
CREATE TABLE evidence (
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        at TEXT NOT NULL,
        clerk TEXT NOT NULL,
        PRIMARY KEY (plan, record, sha256)
    ) STRICT
    ;
CREATE TABLE forms (
        id TEXT NOT NULL PRIMARY KEY,
        letter_id TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        issue INTEGER NOT NULL,
        unit TEXT NOT NULL,
        made_at TEXT NOT NULL,
        content TEXT NOT NULL,
        accepted TEXT NOT NULL DEFAULT '[]',
        opened_at TEXT,
        opened_by TEXT NOT NULL DEFAULT ''
    ) STRICT
    ;
INSERT INTO "forms" VALUES('f1','l1','d3',1,'Văn phòng','2027-04-02T08:00:00.000000+00:00','{}','[]',NULL,'');
CREATE TABLE issues (
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        issue INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        issued_at TEXT NOT NULL,
        issued_by TEXT NOT NULL,
        reopened_at TEXT,
        reopened_by TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (plan, issue)
    ) STRICT
    ;
INSERT INTO "issues" VALUES(1,1,1,'2027-01-05T08:05:00.000000+00:00','Trần Thị Hoa',NULL,'','');
CREATE TABLE letter_rows (
        letter_id TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
        document_id TEXT NOT NULL,
        record_id TEXT NOT NULL,
        PRIMARY KEY (letter_id, document_id, record_id)
    ) STRICT
    ;
INSERT INTO "letter_rows" VALUES('l1','d3','a1');
CREATE TABLE letters (
        id TEXT NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        unit TEXT NOT NULL,
        kind TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "letters" VALUES('l1','d1','d3','Văn phòng','remind',1,'2027-04-02T08:00:00.000000+00:00');
CREATE TABLE measurements (
        target INTEGER NOT NULL REFERENCES targets (number) ON DELETE CASCADE,
        day INTEGER NOT NULL,
        value REAL,
        words TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (target, day)
    ) STRICT
    ;
INSERT INTO "measurements" VALUES(1,740071,125.0,'','');
CREATE TABLE names (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        key BLOB NOT NULL
    ) STRICT
    ;
INSERT INTO "names" VALUES(1,'Văn phòng',X'2C112101251B22211A020056C4836E207068C3B26E67');
INSERT INTO "names" VALUES(2,'Thường trực',X'291B2B24211A0229272B1406005468C6B0E1BB9D6E67207472E1BBB163');
CREATE TABLE office (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        superior TEXT NOT NULL,
        place TEXT NOT NULL,
        abbreviation TEXT NOT NULL,
        body TEXT NOT NULL,
        authority TEXT NOT NULL,
        post TEXT NOT NULL,
        signer TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "office" VALUES(1,'Liên đoàn Lao động tỉnh Bình An','Tổng Liên đoàn Lao động Việt Nam','Bình An','LĐLĐ','union','TM. BAN THƯỜNG VỤ','CHỦ TỊCH','Đỗ Thị Minh Tuệ');
CREATE TABLE plans (
        number INTEGER PRIMARY KEY,
        document_id TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
        key BLOB NOT NULL,
        year INTEGER,
        issue INTEGER NOT NULL DEFAULT 0,
        kind TEXT NOT NULL,
        plan_number TEXT NOT NULL,
        symbol TEXT NOT NULL,
        subject TEXT NOT NULL,
        words TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "plans" VALUES(1,'d3',X'1F24080233311E1B011F161F16011423211A012910140521112001080432303237003331204B482D4CC4904CC4902043C3B46E672074C3A163206EC4836D2032303237',2027,1,'KẾ HOẠCH','31','KH-LĐLĐ','Công tác năm 2027','kế hoạch 31/kh-lđlđ công tác năm 2027','ke hoach 31/kh-ldld cong tac nam 2027');
CREATE TABLE settings (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "settings" VALUES('place','d1 b1 4');
CREATE TABLE target_words (
        number INTEGER PRIMARY KEY REFERENCES targets (number) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        indicator TEXT NOT NULL,
        comparator TEXT NOT NULL,
        value REAL,
        unit TEXT NOT NULL,
        period TEXT NOT NULL,
        target_year INTEGER,
        value_words TEXT NOT NULL,
        place TEXT NOT NULL,
        block TEXT NOT NULL,
        revision INTEGER NOT NULL,
        changed_at TEXT,
        changed_by TEXT NOT NULL,
        words TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "target_words" VALUES(1,X'0EF84EB30191E9C8','Đoàn viên kết nạp mới','>=',420.0,'đoàn viên','Năm 2027',2027,'','mục I, khoản 2','c2',1,'2027-04-05T08:00:00.000000+00:00','Trần Thị Hoa','đoàn viên kết nạp mới đoàn viên năm 2027','doan vien ket nap moi doan vien nam 2027');
CREATE TABLE targets (
        number INTEGER PRIMARY KEY,
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        position INTEGER NOT NULL,
        shown INTEGER NOT NULL,
        gone INTEGER NOT NULL,
        year INTEGER,
        section TEXT NOT NULL,
        section_start INTEGER NOT NULL,
        indicator_key BLOB NOT NULL,
        UNIQUE (plan, record)
    ) STRICT
    ;
INSERT INTO "targets" VALUES(1,1,'t1',1,2,0,2027,'I. NHIỆM VỤ',1,X'16221021022C1C1821011E1829052110250620241C0500C4906FC3A06E207669C3AA6E206BE1BABF74206EE1BAA170206DE1BB9B69');
CREATE TABLE task_words (
        number INTEGER PRIMARY KEY REFERENCES tasks (number) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        task TEXT NOT NULL,
        own_task TEXT NOT NULL,
        supporting TEXT NOT NULL,
        deadline TEXT NOT NULL,
        repeat TEXT NOT NULL,
        certain INTEGER NOT NULL,
        product TEXT NOT NULL,
        remark TEXT NOT NULL,
        place TEXT NOT NULL,
        block TEXT NOT NULL,
        result TEXT NOT NULL,
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        done_on INTEGER,
        revision INTEGER NOT NULL,
        changed_at TEXT,
        changed_by TEXT NOT NULL,
        words TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "task_words" VALUES(1,X'728DF3D90C2387BB','Tập huấn cán bộ công đoàn cơ sở.','','["Ban Tài chính"]','Quý II/2027','',1,'','','mục I, khoản 1','c1','Đã mở 2 lớp.','','',NULL,1,'2027-03-06T08:00:00.000000+00:00','Trần Thị Hoa','tập huấn cán bộ công đoàn cơ sở. văn phòng ban tài chính đã mở 2 lớp.','tap huan can bo cong doan co so. van phong ban tai chinh da mo 2 lop.');
CREATE TABLE tasks (
        number INTEGER PRIMARY KEY,
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        position INTEGER NOT NULL,
        shown INTEGER NOT NULL,
        gone INTEGER NOT NULL,
        year INTEGER,
        due INTEGER NOT NULL,
        state INTEGER NOT NULL,
        percent INTEGER NOT NULL,
        lead INTEGER NOT NULL,
        decided INTEGER NOT NULL,
        section TEXT NOT NULL,
        section_start INTEGER NOT NULL,
        task_key BLOB NOT NULL,
        UNIQUE (plan, record)
    ) STRICT
    ;
INSERT INTO "tasks" VALUES(1,1,'a1',1,2,0,2027,740162,1,40,1,2,'I. NHIỆM VỤ',1,X'291225061B2A122105141021051323061423211A0116221021021424012824030054E1BAAD70206875E1BAA56E2063C3A16E2062E1BB992063C3B46E6720C4916FC3A06E2063C6A12073E1BB9F2E');
CREATE TABLE versions (
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        content BLOB NOT NULL,
        sha256 BLOB NOT NULL,
        PRIMARY KEY (document_id, revision)
    ) STRICT
    ;
INSERT INTO "versions" VALUES('d1',1,'2026-11-20T12:00:00.000000+00:00',X'785E3D4F3D4FC33010DDF32B4E9E89D4441548AC5D221589A55BC5E08F0307125B4AE28AAACA7F80819D8F01B133A5124BFA47FC4FF09904CB3ADFBDF7CEF7EE9000BBB54DCD3B7609ACD3DCB2B300EDB0694B6B029651A9AC74351AD21C1200562A52AB8CB4C0347285CDC40133AE16B164CB8B2800D6EE6B612B82D6457A757A0A776214EF90F07C919FA75996E68B8978284D1CB2F6C30F14D77E785D15F36F4EDCA38C8637FEF80252FBE397848D1EDFCC1DACC6EF108D1EDF0D0BC3FB685158B50FFA2DB9A10DFE77107F3B84BAC21D468BB2E2AEC5196E9C69E7CEB937A83B7C8C06841F3E0C9C9EFDF0E9685C387D7C6E28521A923EE9935FB81464B1',X'D669903722B4B6FF8C0C36E2D194C24F26BF613CCBC8EA6FAA8EF44B73CD0C28');
INSERT INTO "versions" VALUES('d1',2,'2026-11-20T12:05:00.000000+00:00',X'785E3D4F3D4FC33010DDF32B4E9E89D4441548AC5D221589A55BC5E08F0307125B8A938AAACA7F80819D8F89818DA99158D23FE27F82CF2458D6F9EEBD77BE778704D8AD6D6ADEB24B60ADE6969D0568878D2BAD095846A5B2B2ABD190E69000B052915A65A405A6912B6C260E98E96A114BB6BC8802606E5F0B5B11B42ED2ABD353B813A3788B84E78BFC3CCDB2345F4CC44369E290B53FFE4071ED8FAFAB62FEAD13F728A3E18D1F5E406A3F7C4AD8E8F1CDDCC16AFC0ED1E8F1DDB030BC8F168555FBA0DF921BDAE07F07F1B743A82BDC61B4282BDE399CE1A6336EEE9C7B83BAC5C768E0F43C7E80F3C317A761E1F4F1B9A1486948FAA44F7E01D5D2636F',X'996C09B801C76A20FBE8F7B297D18818EB1DC897D5AD87B51821566433DC5820');
INSERT INTO "versions" VALUES('d2',1,'2026-11-20T12:00:00.000000+00:00',X'785E3D4FBD4EC33010DEF314A79B1BA9892A9058BB442A124B37C4E03F7020B1A524AEA8AA3C0330B0031B3B5323B1A42FE237C1E72658D6FD7CF7DDDD778704F0DE3635EBF00AB0D3CCE222403BD5B4A53501CB289556B85A19E21C12002C25B1654E5C40AD9854CD540334AEE631C5D5652400B6FB9ADB8AA04D915E9F5EC39F2A92758AF07C995FA45996E6CBA9F0549AB864E38FBF50DCF8E3C7BA98A739FEA84414BCF5C33B08ED876F015B3D7E9A07588F3FC11A3D7E190CCBFB28915BB90FFC5B524317FCDFC0B3F350C04AED5494282AE65A35C38D33EDDC39F70676A79EA300EE871738BD95B42ABC3EBA3BB21486A04FFAE40FEBEE61E3',X'D0F0C30AB4231991D5161533CC3269559C2FABD225117F34563AB315792B6A64');
INSERT INTO "versions" VALUES('d3',1,'2027-01-05T08:00:00.000000+00:00',X'785E7552C16ADB4010FD9565CE72AA3886828FCDC5266D4AC1E4124A59ED6EAD6DA45DA15D999AE053A0E7F4584AA90DEDA51068434E126D0F12F98FFD93CEC84EF1A1453ACCCECE7B33EFCD5EC26B5BE6DCC3187CCA2D44B050A5D3D6C0781481B4A2CA95C1DB4BD0126BE41156A48A4B5552CE547942111C1D62DE2DF3C466783A990C9E76D7F8635272AF30358C878F07F1E1201E61EE421B223B09F52F36791EEAF5F184E055F246099AE4B8BD3373E6DB8D60A6BBCA198161154162E512C6E7BB591CF5CCD442514B87489A3A82B232AE2FF2EA2D919D4EA6A179F78C9D85E60BAC5E4620529DC952A1C20726B1CF24325E39F50FA259A86F0A9656A1FE6A9868378625A1F980110DDBBDB7ED1AD3F71BE642F3F9A0EFC49DD37343066E27EA2DE4DB669CE2B3EECAB0226D6FCDBC37A0286CE9351EC6E7F0841B366BD79A89B4BD3129209F4454A60DF9F9A26A7FB2E9F4516F0DDD082D957C95A03F304BEFBF87E613595886E687C05956D1AEBB18EE99F65FA9B899DF9E99506F0A361AC60FEA16BAFD66B6D23C2FE76A5F962759B8572DB8B7F424BAEBDE911EC32EF608F3D07CD4F4D07856A114E43F8823A88CA66DED7CEC515853A8525B72EAF4EF3B8860A9383620E5288CBED51F5ACB00D2',X'42C5430858B44EE7847ABE7C6DAAC8BDCAC8DACC5CCF8524C2F5A4E16625676D');
CREATE INDEX documents_by_time ON documents (saved_at DESC) WHERE discarded_at IS NULL;
CREATE INDEX names_by_key ON names (key);
CREATE INDEX plans_by_key ON plans (key);
CREATE INDEX tasks_by_place ON tasks (plan, position, section_start, shown, gone, state, due, lead, decided, year)
    ;
CREATE INDEX tasks_by_lead ON tasks (lead, plan, position, shown, gone, state, due, year);
CREATE INDEX tasks_by_due ON tasks (due, plan, position, shown, gone, state, percent, lead, decided, year)
    ;
CREATE INDEX tasks_by_task ON tasks (task_key, plan, position, shown, gone, state, due, lead, year);
CREATE INDEX targets_by_place ON targets (plan, position);
CREATE INDEX events_by_record ON events (plan, record);
CREATE INDEX evidence_by_file ON evidence (sha256);
CREATE INDEX letter_rows_by_record ON letter_rows (document_id, record_id);
COMMIT;
