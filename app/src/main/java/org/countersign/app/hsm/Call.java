package org.countersign.app.hsm;

/**
 * Every native call the console makes, with its C prototype (PKCS#11 2.40 §5). The types of the
 * arguments are written {@code u} for CK_ULONG and whatever is one, {@code p} for a pointer, {@code
 * b} for CK_BBOOL.
 */
enum Call {
  /** {@code CK_RV C_Initialize(CK_VOID_PTR pInitArgs)}. */
  INITIALIZE("C_Initialize", 0, "p"),
  /** {@code CK_RV C_GetInfo(CK_INFO_PTR pInfo)}. */
  GET_INFO("C_GetInfo", 2, "p"),
  /**
   * {@code CK_RV C_GetSlotList(CK_BBOOL tokenPresent, CK_SLOT_ID_PTR pSlotList, CK_ULONG_PTR
   * pulCount)}.
   */
  GET_SLOT_LIST("C_GetSlotList", 4, "bpp"),
  /** {@code CK_RV C_GetSlotInfo(CK_SLOT_ID slotID, CK_SLOT_INFO_PTR pInfo)}. */
  GET_SLOT_INFO("C_GetSlotInfo", 5, "up"),
  /** {@code CK_RV C_GetTokenInfo(CK_SLOT_ID slotID, CK_TOKEN_INFO_PTR pInfo)}. */
  GET_TOKEN_INFO("C_GetTokenInfo", 6, "up"),
  /**
   * {@code CK_RV C_GetMechanismList(CK_SLOT_ID slotID, CK_MECHANISM_TYPE_PTR pList, CK_ULONG_PTR
   * pulCount)}.
   */
  GET_MECHANISM_LIST("C_GetMechanismList", 7, "upp"),
  /**
   * {@code CK_RV C_InitToken(CK_SLOT_ID slotID, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen,
   * CK_UTF8CHAR_PTR pLabel)}.
   */
  INIT_TOKEN("C_InitToken", 9, "upup"),
  /**
   * {@code CK_RV C_InitPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen)}.
   */
  INIT_PIN("C_InitPIN", 10, "upu"),
  /**
   * {@code CK_RV C_SetPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pOldPin, CK_ULONG ulOldLen,
   * CK_UTF8CHAR_PTR pNewPin, CK_ULONG ulNewLen)}.
   */
  SET_PIN("C_SetPIN", 11, "upupu"),
  /**
   * {@code CK_RV C_OpenSession(CK_SLOT_ID slotID, CK_FLAGS flags, CK_VOID_PTR pApplication,
   * CK_NOTIFY Notify, CK_SESSION_HANDLE_PTR phSession)}.
   */
  OPEN_SESSION("C_OpenSession", 12, "uuppp"),
  /** {@code CK_RV C_CloseSession(CK_SESSION_HANDLE hSession)}. */
  CLOSE_SESSION("C_CloseSession", 13, "u"),
  /** {@code CK_RV C_GetSessionInfo(CK_SESSION_HANDLE hSession, CK_SESSION_INFO_PTR pInfo)}. */
  GET_SESSION_INFO("C_GetSessionInfo", 15, "up"),
  /**
   * {@code CK_RV C_Login(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin,
   * CK_ULONG ulPinLen)}.
   */
  LOGIN("C_Login", 18, "uupu"),
  /** {@code CK_RV C_Logout(CK_SESSION_HANDLE hSession)}. */
  LOGOUT("C_Logout", 19, "u"),
  /**
   * {@code CK_RV C_CreateObject(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG
   * ulCount, CK_OBJECT_HANDLE_PTR phObject)}.
   */
  CREATE_OBJECT("C_CreateObject", 20, "upup"),
  /** {@code CK_RV C_DestroyObject(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject)}. */
  DESTROY_OBJECT("C_DestroyObject", 22, "uu"),
  /**
   * {@code CK_RV C_GetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject,
   * CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount)}.
   */
  GET_ATTRIBUTE_VALUE("C_GetAttributeValue", 24, "uupu"),
  /**
   * {@code CK_RV C_FindObjectsInit(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG
   * ulCount)}.
   */
  FIND_OBJECTS_INIT("C_FindObjectsInit", 26, "upu"),
  /**
   * {@code CK_RV C_FindObjects(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE_PTR phObject, CK_ULONG
   * ulMaxObjectCount, CK_ULONG_PTR pulObjectCount)}.
   */
  FIND_OBJECTS("C_FindObjects", 27, "upup"),
  /** {@code CK_RV C_FindObjectsFinal(CK_SESSION_HANDLE hSession)}. */
  FIND_OBJECTS_FINAL("C_FindObjectsFinal", 28, "u"),
  /**
   * {@code CK_RV C_DecryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism,
   * CK_OBJECT_HANDLE hKey)}.
   */
  DECRYPT_INIT("C_DecryptInit", 33, "upu"),
  /**
   * {@code CK_RV C_Decrypt(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedData, CK_ULONG
   * ulEncryptedDataLen, CK_BYTE_PTR pData, CK_ULONG_PTR pulDataLen)}.
   */
  DECRYPT("C_Decrypt", 34, "upupp"),
  /**
   * {@code CK_RV C_SignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism,
   * CK_OBJECT_HANDLE hKey)}.
   */
  SIGN_INIT("C_SignInit", 42, "upu"),
  /**
   * {@code CK_RV C_Sign(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen,
   * CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen)}.
   */
  SIGN("C_Sign", 43, "upupp"),
  /**
   * {@code CK_RV C_GenerateKeyPair(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism,
   * CK_ATTRIBUTE_PTR pPublicKeyTemplate, CK_ULONG ulPublicKeyAttributeCount, CK_ATTRIBUTE_PTR
   * pPrivateKeyTemplate, CK_ULONG ulPrivateKeyAttributeCount, CK_OBJECT_HANDLE_PTR phPublicKey,
   * CK_OBJECT_HANDLE_PTR phPrivateKey)}.
   */
  GENERATE_KEY_PAIR("C_GenerateKeyPair", 59, "uppupupp"),
  /**
   * {@code CK_RV C_DeriveKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism,
   * CK_OBJECT_HANDLE hBaseKey, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount,
   * CK_OBJECT_HANDLE_PTR phKey)}.
   */
  DERIVE_KEY("C_DeriveKey", 62, "upupup"),
  /**
   * {@code CK_RV C_GenerateRandom(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pRandomData, CK_ULONG
   * ulRandomLen)}.
   */
  GENERATE_RANDOM("C_GenerateRandom", 64, "upu");

  private final String cName;
  private final int index;
  private final String arguments;

  Call(String cName, int index, String arguments) {
    this.cName = cName;
    this.index = index;
    this.arguments = arguments;
  }

  /** The function's name in C. */
  String cName() {
    return cName;
  }

  /** The function's place among the pointers of CK_FUNCTION_LIST, from 0. */
  int index() {
    return index;
  }

  String arguments() {
    return arguments;
  }

  /**
   * Whether the call changes what the token keeps, so that it fails where there is no room or no
   * right to write.
   */
  boolean writes() {
    return switch (this) {
      case INIT_TOKEN, INIT_PIN, SET_PIN, CREATE_OBJECT, DESTROY_OBJECT, GENERATE_KEY_PAIR -> true;
      default -> false;
    };
  }
}
